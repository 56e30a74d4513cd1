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

    /// <summary>Of what a run of characters must have for anybody to have encoded something in it.</summary>
    const int ShortestBase64 = 16;

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
        return Cut(Restless(seen, verdict), max);
    }

    /// <summary>Without length and JSON.</summary>
    public static string ScrubPlain(string text, KeyVerdict verdict) => CalmText.Is(text) ? text : Restless(text, verdict);

    static string Restless(string text, KeyVerdict verdict)
    {
        var signs = TextSigns.Of(text);
        text = Patterns(text, signs, verdict);
        if (signs.HasPercent && EncodedText.DecodePercent(text) is var decoded && !ReferenceEquals(decoded, text) && Patterns(decoded, verdict) is var clean && clean != decoded)
            text = clean;
        return signs.LongestWord >= ShortestBase64 ? Base64(text, verdict) : text;
    }

    static string Patterns(string text, KeyVerdict verdict) => Patterns(text, TextSigns.Of(text), verdict);

    static string Patterns(string text, in TextSigns signs, KeyVerdict verdict)
    {
        if (Secrets.MayBeIn(signs))
            text = Secrets.Redact(text);
        if (Urls.MayBeIn(signs))
            text = Urls.Redact(text);
        if (Assignments.MayBeIn(signs))
            text = Assignments.Redact(text, signs.Digits > 0);
        if (signs.HasAt)
            text = Emails.Redact(text);
        if (signs.Digits > 0)
            text = Numbers(text, signs, verdict == KeyVerdict.Version);
        return signs.HasSlash ? UserPaths.Redact(text, verdict == KeyVerdict.Route) : text;
    }

    static string Numbers(string text, in TextSigns signs, bool isVersion)
    {
        if (Cards.MayBeIn(signs))
            text = Cards.Redact(text);
        if (Ibans.MayBeIn(signs))
            text = Ibans.Redact(text);
        if (NationalIds.MayBeIn(signs))
            text = NationalIds.Redact(text);
        if (Addresses.MayBeIn(signs))
            text = Addresses.Redact(text, isVersion);
        return Phones.MayBeIn(signs) ? Phones.Redact(text) : text;
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
            if (i - start >= ShortestBase64 && EncodedText.DecodeBase64(text.AsSpan(start, i - start)) is { } decoded)
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
