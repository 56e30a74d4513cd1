using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Patterns;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>
/// Names and values within a text: connection strings, query strings, headers, command lines, log lines, and JSON that is not whole. The names
/// are judged as those of attributes are.
/// </summary>
static class Assignments
{
    const int LongestName = 64;

    /// <summary>How far behind a name's own attribute that of its value is looked for.</summary>
    const int Ahead = 128;

    static readonly string[] _namesOfLogLines = ["level=", "lvl=", "severity=", "ts=", "time="];

    /// <summary>What stands behind "password:" in sentences.</summary>
    static readonly WordList _remarks = new(
        "expired invalid required missing must is are was be been not no null none nil undefined true false yes empty incorrect wrong failed failure cannot should has have had will can may too ok unset set reset changed unknown unauthorized "
            + "rejected revoked denied error mismatch at for in on to the a an and or of with from by could does did do please contains contain needs need already only type count length here see optional blank invalid_grant bad "
            + "authentication authorization updated created deleted rotated validation verification lookup policy");

    public static bool MayBeIn(in TextSigns signs) => signs.HasAssignment || signs.HasDoubleHyphen || (signs.HasBlank && signs.Digits > 0);

    /// <param name="text">Any.</param>
    /// <param name="hasDigits">Without them nothing is announced by a word alone.</param>
    public static string Redact(string text, bool hasDigits)
    {
        var rewriter = new Rewriter(text);
        var named = KeyVerdict.Harmless;
        var namedUntil = 0;
        bool? isLogLine = null;
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '>' && i >= rewriter.Copied)
            {
                Element(text, i, ref rewriter);
                continue;
            }

            if (c is not ('=' or ':' or '\uff1a') || i < rewriter.Copied)
            {
                if (c == '-' && text[i - 1] == '-')
                    Option(text, i + 1, ref rewriter);
                else if (c == ' ' && i > 2 && hasDigits)
                    AnnouncedValues.Redact(text, i, ref rewriter);
                continue;
            }

            if (!Name(text, i, out var start, out var end))
                continue;
            var name = text.AsSpan(start, end - start);
            // A trace id before its span id: words in it are chance.
            if (name.Length >= 16 && SecretFormats.IsHex(name))
                continue;
            var verdict = Judge(text, start, end);
            // A name and its value as attributes of their own: <add key="Password" value="x"/>.
            if (i < namedUntil && name.Equals("value", StringComparison.OrdinalIgnoreCase))
                verdict = named;
            // What a program says in a line of its log is no content of a user's.
            if (verdict == KeyVerdict.Content && name is "msg" or "message" && (isLogLine ??= IsLogLine(text)))
                continue;
            if (verdict != KeyVerdict.Harmless)
                Value(text, start, i, verdict, ref rewriter);
            if (name.Equals("key", StringComparison.OrdinalIgnoreCase) || name.Equals("name", StringComparison.OrdinalIgnoreCase))
            {
                named = VerdictOfValue(text, i);
                namedUntil = i + Ahead;
            }
        }

        return rewriter.Finish();
    }

    /// <summary>https://brandur.org/logfmt: a level or a time is among its names.</summary>
    static bool IsLogLine(string text)
    {
        foreach (var name in _namesOfLogLines)
        {
            if (text.IndexOf(name, StringComparison.Ordinal) is var at && (at == 0 || (at > 0 && text[at - 1] == ' ')))
                return true;
        }

        return false;
    }

    static KeyVerdict VerdictOfValue(string text, int separator)
    {
        var start = separator + 1;
        while (start < text.Length && start < separator + 4 && text[start] is ' ' or '"' or '\'' or '\\')
            start++;
        var end = start;
        while (end < text.Length && end < start + LongestName && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or ':'))
            end++;
        return end > start ? KeyNames.Judge(text.AsSpan(start, end - start)) : KeyVerdict.Harmless;
    }

    /// <summary>The text of an XML element, up to the next tag.</summary>
    static void Element(string text, int close, ref Rewriter rewriter)
    {
        var start = close;
        while (start > 0 && close - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.' or ':'))
            start--;
        if (start == close || start == 0 || text[start - 1] != '<')
            return;
        var verdict = KeyNames.Judge(text.AsSpan(start, close - start));
        var end = verdict == KeyVerdict.Harmless ? -1 : text.IndexOf('<', close);
        if (end > close + 1 && Marker(text.AsSpan(close + 1, end - close - 1), verdict, isQuery: true, isColon: false, quoted: true) is { } marker)
            rewriter.Replace(close + 1, end, marker);
    }

    /// <summary>Walks back over blanks, quotes and what is a name.</summary>
    static bool Name(string text, int separator, out int start, out int end)
    {
        end = separator;
        if (end > 0 && text[end - 1] is ':' or '=')
            end--;
        var quoted = false;
        while (end > 0 && separator - end < 8 && text[end - 1] is ' ' or '\t' or '"' or '\'' or '\\' or ']' or '`')
        {
            quoted |= text[end - 1] is '"' or '\'';
            end--;
        }

        start = end;
        while (start > 0 && end - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.' || (quoted && text[start - 1] is ' ' or ':')))
            start--;
        while (start < end && text[start] is '-' or '.' or ' ' or ':')
            start++;
        return end > start;
    }

    /// <summary>The name, else the name with the word before it: "User Id", "Access Key".</summary>
    static KeyVerdict Judge(string text, int start, int end)
    {
        var verdict = KeyNames.Judge(text.AsSpan(start, end - start));
        if ((verdict != KeyVerdict.Harmless && verdict != KeyVerdict.SecretIfRandom) || start < 2 || text[start - 1] != ' ')
            return verdict;

        var before = start - 1;
        while (before > 0 && start - before < 24 && char.IsLetter(text[before - 1]))
            before--;
        var pair = before < start - 1 ? KeyNames.Judge(text.AsSpan(before, end - before)) : verdict;
        return pair == KeyVerdict.Harmless || pair == KeyVerdict.Content || pair == KeyVerdict.Person ? verdict : pair;
    }

    static void Value(string text, int name, int separator, KeyVerdict verdict, ref Rewriter rewriter)
    {
        var start = separator + 1;
        while (start < text.Length && text[start] is ' ' or '\t' or '=' or '>' or ':')
            start++;
        if (start >= text.Length || text.AsSpan(start).StartsWith("//") || text.AsSpan(start).StartsWith(Markers.Start))
            return;

        var isQuery = name > 0 && text[name - 1] is '?' or '&' or '#' or ';';
        var (from, to, quoted) = ValueExtent.Of(text, start, separator, verdict, isQuery);
        if (to <= from)
            return;
        var value = text.AsSpan(from, to - from);
        var isColon = text[separator] != '=' && !quoted;
        if (Marker(value, verdict, isQuery, isColon, quoted) is not { } marker || (isColon && IsSentence(text, name, from, to)))
            return;
        rewriter.Replace(from, to, marker);
    }

    static string? Marker(ReadOnlySpan<char> value, KeyVerdict verdict, bool isQuery, bool isColon, bool quoted)
    {
        if (value.StartsWith(Markers.Start))
            return null;
        if (verdict == KeyVerdict.SecretLine)
            return Markers.Secret;
        if (verdict == KeyVerdict.Secret)
            return isColon && IsRemark(value) ? null : Markers.Secret;
        if (verdict == KeyVerdict.SecretUnlessNumber)
            return Randomness.IsLikely(value) ? Markers.Secret : null;
        if (verdict == KeyVerdict.SecretIfRandom)
            return Randomness.IsLikely(value, 12) || (isQuery && value.Length >= 6 && value.IndexOfAnyInRange('0', '9') >= 0 && value.IndexOfAnyExceptInRange('0', '9') >= 0) ? Markers.Secret : null;
        if (verdict == KeyVerdict.Identity)
            return (isColon && IsRemark(value)) || (isColon && value.IndexOfAnyInRange('0', '9') < 0 && !value.Contains('.')) ? null : Markers.Identity;
        if (verdict == KeyVerdict.IdentityIfNumbered)
            return Characters.CountDigits(value) >= KeyedValues.FewestDigits - 1 ? Markers.Identity : null;
        if (verdict == KeyVerdict.PersonalNumber)
            return Characters.CountDigits(value) >= KeyedValues.FewestDigits ? Markers.Number : null;
        if (verdict == KeyVerdict.Person)
            return isColon && IsRemark(value) ? null : Markers.Person;
        return verdict == KeyVerdict.Content && (quoted || isQuery) ? Markers.Content : null;
    }

    /// <summary>"Invalid token: unexpected end of input". Passwords are words, tokens are none.</summary>
    static bool IsSentence(string text, int name, int from, int to)
    {
        foreach (var c in text.AsSpan(from, to - from))
        {
            if (!char.IsAsciiLetterLower(c))
                return false;
        }

        return to + 1 < text.Length && text[to] == ' ' && char.IsAsciiLetterLower(text[to + 1]) && !text.AsSpan(name, from - name).Contains("pass", StringComparison.OrdinalIgnoreCase)
            && !text.AsSpan(name, from - name).Contains("pwd", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Words of a sentence behind a colon, and no value.</summary>
    static bool IsRemark(ReadOnlySpan<char> value)
    {
        var word = value.TrimEnd(".,;!?)");
        return word.Length == 0 || word is "*" or "***" or "****" || _remarks.ContainsIgnoringCase(word);
    }

    /// <summary>--password hunter2, where nothing but a space is between.</summary>
    static void Option(string text, int start, ref Rewriter rewriter)
    {
        var end = start;
        while (end < text.Length && end < start + LongestName && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.'))
            end++;
        if (end == start || end + 1 >= text.Length || text[end] != ' ' || text[end + 1] is '-' or ' ')
            return;
        var verdict = KeyNames.Judge(text.AsSpan(start, end - start));
        if (verdict == KeyVerdict.Harmless || verdict == KeyVerdict.Route || verdict == KeyVerdict.Version)
            return;
        var (from, to, quoted) = ValueExtent.Of(text, end + 1, end, verdict, false);
        if (to > from && Marker(text.AsSpan(from, to - from), verdict, true, false, quoted) is { } marker)
            rewriter.Replace(from, to, marker);
    }
}
