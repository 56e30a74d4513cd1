using System.Globalization;
using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Patterns;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy;

/// <summary>What is left of a value under a name of which <see cref="KeyNames"/> has judged.</summary>
static class KeyedValues
{
    /// <summary>Of a personal number; with fewer it is a kind or a count.</summary>
    public const int FewestDigits = 5;

    /// <summary>What stands for the id of somebody, and for a phone or an address of e-mail that is the whole value; null for other values.</summary>
    public static string? Pseudonym(string key, object value, KeyVerdict verdict)
    {
        if (verdict == KeyVerdict.Harmless)
            return value is string text && text.Contains('@', StringComparison.Ordinal) ? OfContact(key, text, PseudonymKind.Email) : null;
        if (verdict == KeyVerdict.PersonalNumber)
            return value is string or long or int or ulong && Text(value) is var number && Characters.CountDigits(number) >= 7 ? OfContact(key, number, PseudonymKind.Phone) : null;
        if (!(verdict == KeyVerdict.Identity || (verdict == KeyVerdict.IdentityIfNumbered && Characters.CountDigits(Text(value)) >= FewestDigits - 1)) || value is not (string or Guid or int or long or short or uint or ulong))
            return null;

        var id = Text(value);
        return id.Length == 0 ? null : Pseudonyms.Pseudonym.Of(PseudonymKind.OfTag(key), id);
    }

    /// <summary>Plain hashes of them are undone by trying them all.</summary>
    static string? OfContact(string key, string text, string kind)
        => PseudonymKind.OfTag(key) == kind && text.Length < 64 && !text.Contains(' ', StringComparison.Ordinal) && PseudonymKey.Current.Mode == PseudonymMode.Keyed
            ? Pseudonyms.Pseudonym.Of(kind, text)
            : null;

    static string Text(object value) => value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>Whatever a flag is about, it does not hold it.</summary>
    public static bool IsFlag(string text) => text.Length is 4 or 5 && bool.TryParse(text, out _);

    /// <summary>Null where nothing is.</summary>
    public static string? OfText(string text, KeyVerdict verdict, int max)
    {
        if (IsFlag(text))
            return text;
        if (verdict == KeyVerdict.Harmless)
            return TextScrubber.Scrub(text, verdict, max);
        if (verdict.IsSecret || verdict == KeyVerdict.Identity || verdict == KeyVerdict.Person || verdict == KeyVerdict.Content)
            return text.Length == 0 ? text : null;
        if (verdict == KeyVerdict.SecretUnlessNumber)
            return text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? text : null;
        if (verdict == KeyVerdict.SecretIfRandom && Randomness.IsLikely(text))
            return null;
        if (verdict == KeyVerdict.PersonalNumber && Characters.CountDigits(text) >= FewestDigits)
            return null;
        return TextScrubber.Scrub(text, verdict, max);
    }

    /// <summary>Whether a whole number may leave.</summary>
    public static bool IsOpen(long number, KeyVerdict verdict)
    {
        if (verdict == KeyVerdict.Harmless || verdict == KeyVerdict.Version || verdict == KeyVerdict.Content)
            return !Cards.Is(number);
        if (verdict.IsSecret || verdict == KeyVerdict.Identity || verdict == KeyVerdict.Person)
            return false;
        if (verdict == KeyVerdict.PersonalNumber)
            return number is > -10_000 and < 10_000;
        return !Cards.Is(number);
    }

    /// <summary>Whether a Guid may: it is nobody's name by itself.</summary>
    public static bool IsOpen(KeyVerdict verdict) => !verdict.IsSecret && verdict != KeyVerdict.Identity;
}
