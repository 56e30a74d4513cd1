using System.Text;
using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Patterns;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>
/// What exceptions say of themselves: messages, which are as any text, and frames, which are the same lines again and again. What a line of a frame
/// is without the user's name in its path is remembered, since scrubbing a stack trace would else cost as much as making it.
/// </summary>
static class StackTraceScrubber
{
    /// <summary>As <see cref="Exception.StackTrace"/> writes it in English; in another language a trace is scrubbed as any text is.</summary>
    const string Frame = "   at ";

    static readonly RecentTexts<string> _frames = new(512);

    /// <summary>At most <paramref name="max"/> characters; null where it cannot be looked at.</summary>
    public static string? Scrub(string text, int max)
    {
        StringBuilder? clean = null;
        var start = 0;
        while (start < text.Length && (clean?.Length ?? start) < max)
        {
            var isFrame = text.AsSpan(start).StartsWith(Frame);
            var end = isFrame ? text.IndexOf('\n', start) : text.IndexOf("\n" + Frame, start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end + 1;
            if ((isFrame ? CleanFrame(text.AsSpan(start, end - start)) : TextScrubber.Scrub(text[start..end], KeyVerdict.Harmless, max)) is not { } part)
                return null;

            if (clean is null && !text.AsSpan(start, end - start).SequenceEqual(part))
                clean = new StringBuilder(text, 0, start, text.Length);
            clean?.Append(part);
            start = end;
        }

        return TextScrubber.Cut(clean?.ToString() ?? text, max);
    }

    static string? CleanFrame(ReadOnlySpan<char> line)
    {
        if (_frames.Find(line) is { } known)
            return known;

        var frame = line.ToString();
        var clean = TextScrubber.Scrub(frame, KeyVerdict.Harmless, int.MaxValue / 2);
        // A message may have lines that look like frames: what holds more than a path is not kept.
        if (clean is not null && (clean == frame || clean == UserPaths.Redact(frame, isRoute: false)))
            _frames.Add(frame, clean);
        return clean;
    }
}
