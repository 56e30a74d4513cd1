using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Patterns;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>
/// Cuts secrets and personal data out of a text: what has structure is taken apart, then pattern after pattern looks, the specific ones first.
/// The length is cut at the very end, since half a secret is none that a pattern knows.
/// </summary>
static class TextScrubber
{
    /// <summary>What is looked at beyond what is kept, so that whatever begins in it is seen whole.</summary>
    const int Margin = 8192;

    /// <summary>At most <paramref name="max"/> characters; null where it cannot be looked at.</summary>
    public static string? Scrub(string text, KeyVerdict verdict, int max)
    {
        if (CalmText.Is(text))
            return Cut(text, max);

        var seen = Cut(text, max + Margin);
        var whole = seen.Length == text.Length;
        if (whole && JsonScrubber.IsLikely(seen))
        {
            if (JsonScrubber.Scrub(seen, verdict) is { } json)
                return Cut(json, max);
        }

        // An escape may hide a name from those that read what is not whole.
        if (JsonScrubber.IsLikely(seen) && seen.Contains("\\u00", StringComparison.Ordinal))
            return null;
        return Cut(ScrubPlain(seen, verdict), max);
    }

    /// <summary>Without length and JSON.</summary>
    public static string ScrubPlain(string text, KeyVerdict verdict)
    {
        if (CalmText.Is(text))
            return text;

        text = Patterns(text, verdict);
        var decoded = EncodedText.DecodePercent(text);
        if (!ReferenceEquals(decoded, text) && Patterns(decoded, verdict) is var clean && clean != decoded)
            text = clean;
        return Base64(text, verdict);
    }

    static string Patterns(string text, KeyVerdict verdict)
    {
        text = Secrets.Redact(text);
        text = Urls.Redact(text);
        text = Assignments.Redact(text);
        text = Emails.Redact(text);
        if (HasDigit(text))
        {
            text = Cards.Redact(text);
            text = Ibans.Redact(text);
            text = NationalIds.Redact(text);
            text = Addresses.Redact(text, verdict == KeyVerdict.Version);
            text = Phones.Redact(text);
        }

        return UserPaths.Redact(text, verdict == KeyVerdict.Route);
    }

    static bool HasDigit(string text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                return true;
        }

        return false;
    }

    /// <summary>One layer: a run that is text in base64, and holds what must not leave, goes as a whole.</summary>
    static string Base64(string text, KeyVerdict verdict)
    {
        var rewriter = new Rewriter(text);
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '+' or '/' or '-' or '_' or '='))
                i++;
            if (i - start >= 16 && EncodedText.DecodeBase64(text.AsSpan(start, i - start)) is { } decoded)
            {
                var clean = JsonScrubber.IsLikely(decoded) ? JsonScrubber.Scrub(decoded, verdict) ?? Patterns(decoded, verdict) : Patterns(decoded, verdict);
                if (clean != decoded)
                    rewriter.Replace(start, i, Markers.Secret);
            }

            i = Math.Max(i, start + 1);
        }

        return rewriter.Finish();
    }

    /// <summary>Never between the two halves of a surrogate pair.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        return char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)] : text[..max];
    }
}
