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

    /// <summary>How far a value with spaces is looked for: bounded, so that the whole stays linear.</summary>
    const int Ahead = 128;

    /// <summary>An id of four digits, a password of four characters.</summary>
    const int ShortestAnnounced = 4;

    static readonly string[] _namesOfLogLines = ["level=", "lvl=", "severity=", "ts=", "time="];

    static readonly string[] _copulas = ["is ", "was ", "value ", "to "];

    /// <summary>What stands behind "password:" in sentences.</summary>
    static readonly HashSet<string> _remarks = new(
        ("expired invalid required missing must is are was be been not no null none nil undefined true false yes empty incorrect wrong failed failure cannot should has have had will can may too ok unset set reset changed unknown unauthorized "
            + "rejected revoked denied error mismatch at for in on to the a an and or of with from by could does did do please contains contain needs need already only type count length here see optional blank invalid_grant bad "
            + "authentication authorization updated created deleted rotated validation verification lookup policy").Split(' '),
        StringComparer.OrdinalIgnoreCase);

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
                    Announced(text, i, ref rewriter);
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
        var (from, to, quoted) = Extent(text, start, separator, verdict, isQuery);
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

    /// <summary>Where the value is: within its quotes or braces, else up to what ends it.</summary>
    static (int From, int To, bool Quoted) Extent(string text, int start, int separator, KeyVerdict verdict, bool isQuery)
    {
        var escape = start;
        while (escape < text.Length && text[escape] == '\\' && escape < start + 3)
            escape++;
        if (escape < text.Length && text[escape] is '"' or '\'' or '`')
            return (escape + 1, Closing(text, escape, isEscaped: escape > start), true);
        if (text[start] is '{' or '[' or '(')
        {
            var close = text.IndexOf(text[start] switch { '{' => '}', '[' => ']', _ => ')' }, start);
            return (start + 1, close < 0 ? text.Length : close, text[start] == '{');
        }

        if (verdict == KeyVerdict.SecretLine)
            return (start, LineEnd(text, start), false);
        var end = Unquoted(text, start, separator, isQuery);
        // The scheme first: Bearer, Basic.
        if (verdict.IsSecret && end < text.Length && text[end] == ' ' && end - start is > 2 and < 10 && text.AsSpan(start, end - start) is var scheme
            && (scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("basic", StringComparison.OrdinalIgnoreCase) || scheme.Equals("token", StringComparison.OrdinalIgnoreCase)))
            end = Unquoted(text, Math.Min(end + 1, text.Length - 1), separator, isQuery);
        while (end > start && text[end - 1] is '.' or ',' or ')' or ']' or '}' && text[separator] != '=')
            end--;
        return (start, end, false);
    }

    /// <summary>Doubled quotes and those behind a backslash do not close; where none does, all is value.</summary>
    static int Closing(string text, int open, bool isEscaped)
    {
        var quote = text[open];
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && !isEscaped)
                i++;
            else if (text[i] == quote && i + 1 < text.Length && text[i + 1] == quote && i > open + 1)
                i++;
            else if (text[i] == quote)
                return isEscaped && text[i - 1] == '\\' ? i - 1 : i;
        }

        return text.Length;
    }

    static int LineEnd(string text, int start)
    {
        var end = text.AsSpan(start).IndexOfAny('\n', '\r', '"');
        end = end < 0 ? text.Length : start + end;
        return end > start && text[end - 1] == '\'' ? end - 1 : end;
    }

    static int Unquoted(string text, int start, int separator, bool isQuery)
    {
        var i = start;
        while (i < text.Length)
        {
            var c = text[i];
            if (c is '"' or '\'' or '<' or '>' or '\n' or '\r' or '`' || (c == '#' && isQuery))
                return i;
            if (c == ';')
                return i;
            if (c is '&' or ',' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || IsAssignment(text, i + 1)))
                return i;
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r' or '"' or 't')
                return i;
            if (c is ')' or ']' or '}' && (i + 1 == text.Length || text[i + 1] is ' ' or ',' or '.' or '\n' or ';' or '}' or ')'))
                return i;
            if (char.IsWhiteSpace(c))
            {
                if (text[separator] != '=' || WithSpaces(text, i) is not (var further and > 0))
                    return i;
                i = further;
                continue;
            }

            i++;
        }

        return i;
    }

    /// <summary>In a connection string a value goes on to the semicolon.</summary>
    static int WithSpaces(string text, int space)
    {
        var rest = text.AsSpan(space, Math.Min(Ahead, text.Length - space));
        var semicolon = rest.IndexOf(';');
        if (semicolon < 0 || rest[..semicolon].IndexOfAny('=', '\n', ':') >= 0)
            return 0;
        return semicolon + space + 1 >= text.Length || IsAssignment(text, space + semicolon + 1) ? space + semicolon : 0;
    }

    static bool IsAssignment(string text, int start)
    {
        var i = start;
        while (i < text.Length && i < start + 40 && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '-' or '.' or ' ' or '[' or ']'))
            i++;
        return i > start && i < text.Length && text[i] == '=';
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
        return word.Length == 0 || word is "*" or "***" or "****" || _remarks.Contains(word.ToString());
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
        var (from, to, quoted) = Extent(text, end + 1, end, verdict, false);
        if (to > from && Marker(text.AsSpan(from, to - from), verdict, true, false, quoted) is { } marker)
            rewriter.Replace(from, to, marker);
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

    /// <summary>A word for a secret, and behind it something that looks so: <c>using key x8Fh2...</c>, <c>the password is hunter2</c>.</summary>
    static void Announced(string text, int space, ref Rewriter rewriter)
    {
        var start = space;
        while (start > 0 && space - start < 24 && (char.IsLetter(text[start - 1]) || text[start - 1] is '_' or '-'))
            start--;
        if (space - start < 3 || start < rewriter.Copied)
            return;

        var from = AnnouncedValue(text, space + 1, out var hasIs);
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
        if (value.Length < ShortestAnnounced || Characters.CountDigits(value) == 0)
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
    static int AnnouncedValue(string text, int from, out bool hasIs)
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
}
