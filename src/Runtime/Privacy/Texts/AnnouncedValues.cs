using AutomagikTelemetry.Privacy.Keys;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>What a word in a sentence announces, with no sign between that would make it a name and its value. All have digits.</summary>
static class AnnouncedValues
{
    /// <summary>An id of four digits, a password of four characters.</summary>
    const int Shortest = 4;

    static readonly string[] _copulas = ["is ", "was ", "value ", "to "];

    /// <summary>A word for a secret, and behind it something that looks so: <c>using key x8Fh2...</c>, <c>the password is hunter2</c>.</summary>
    public static void Redact(string text, int space, ref Rewriter rewriter)
    {
        var start = space;
        while (start > 0 && space - start < 24 && (char.IsLetter(text[start - 1]) || text[start - 1] is '_' or '-'))
            start--;
        if (space - start < 3 || start < rewriter.Copied)
            return;

        var from = Start(text, space + 1, out var hasIs);
        var quoted = from < text.Length && text[from] is '"' or '\'' or '`';
        if (quoted)
            from++;
        var to = from;
        while (to < text.Length && !Characters.EndsValue(text[to]) && text[to] is not (',' or ';' or ')'))
            to++;
        while (to > from && text[to - 1] is '.' or '!' or '?')
            to--;
        var value = text.AsSpan(from, to - from);
        // The value first, since most words are followed by another one, and to judge a word is more work.
        if (value.Length < Shortest || Characters.CountDigits(value) == 0)
            return;

        var verdict = KeyNames.Judge(text.AsSpan(start, space - start));
        if (verdict == KeyVerdict.Harmless)
            verdict = OfPair(text, start, space);
        if ((verdict == KeyVerdict.Identity || verdict == KeyVerdict.PersonalNumber) && SaysNumber(text.AsSpan(start, space - start)))
        {
            if (IsId(value) && (verdict != KeyVerdict.PersonalNumber || (Characters.CountDigits(value) > 6 && !value.Contains('.'))))
                rewriter.Replace(from, to, verdict == KeyVerdict.PersonalNumber ? Markers.Number : Markers.Identity);
            return;
        }

        if (!verdict.IsSecret && verdict != KeyVerdict.SecretIfRandom && verdict != KeyVerdict.SecretUnlessNumber)
            return;
        var isShort = verdict == KeyVerdict.Secret && (hasIs || quoted) && value.IndexOfAnyInRange('0', '9') >= 0 && value.IndexOfAnyExceptInRange('0', '9') >= 0;
        if (isShort || Randomness.IsLikely(value, 12))
            rewriter.Replace(from, to, Markers.Secret);
    }

    /// <summary>Behind the words that may stand between: the password is, the key value is.</summary>
    static int Start(string text, int from, out bool hasIs)
    {
        hasIs = false;
        foreach (var word in _copulas)
        {
            if (from < text.Length && text[from] == word[0] && text.AsSpan(from).StartsWith(word))
            {
                hasIs = word != "to ";
                from += word.Length;
            }
        }

        return from;
    }

    /// <summary>"user id 4711", "national id 12345".</summary>
    static KeyVerdict OfPair(string text, int start, int end)
    {
        var before = start - 1;
        while (before > 0 && start - before < 24 && char.IsLetter(text[before - 1]))
            before--;
        return start < 3 || text[start - 1] != ' ' || before >= start - 1 ? KeyVerdict.Harmless : KeyNames.Judge(text.AsSpan(before, end - before));
    }

    /// <summary>"user 10000" may be the ten thousandth, "user id 10000" is one.</summary>
    static bool SaysNumber(ReadOnlySpan<char> word)
        => word.EndsWith("id", StringComparison.OrdinalIgnoreCase) || word.EndsWith("number", StringComparison.OrdinalIgnoreCase) || word.EndsWith("no", StringComparison.OrdinalIgnoreCase);

    /// <summary>More than four digits, or four and a letter: "user 404" may be a status.</summary>
    static bool IsId(ReadOnlySpan<char> value)
        => !value.StartsWith(Markers.Start) && (Characters.CountDigits(value) > 4 || (Characters.CountDigits(value) == 4 && value.Length > 4)) && !value.Contains('/') && !value.Contains(':')
            && !(value.Length >= 10 && value[4] == '-' && value[7] == '-') && !value.EndsWith("ms") && !value.EndsWith("%") && value.Count('.') < 2;
}
