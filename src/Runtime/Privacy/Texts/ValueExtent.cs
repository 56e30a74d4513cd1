using AutomagikTelemetry.Privacy.Keys;

namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>How far the value goes that follows a name: in connection and query strings, headers, command lines and what is like them.</summary>
static class ValueExtent
{
    /// <summary>How far a value with spaces is looked for: bounded, so that the whole stays linear.</summary>
    const int Ahead = 128;

    /// <summary>Where the value is: within its quotes or braces, else up to what ends it.</summary>
    public static (int From, int To, bool Quoted) Of(string text, int start, int separator, KeyVerdict verdict, bool isQuery)
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
}
