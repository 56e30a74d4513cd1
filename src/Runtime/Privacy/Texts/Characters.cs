namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>Classes of characters, which all scanners share.</summary>
static class Characters
{
    public static bool IsLetterOrDigit(ReadOnlySpan<char> text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);

    public static bool IsDigit(ReadOnlySpan<char> text, int i) => i >= 0 && i < text.Length && char.IsDigit(text[i]);

    /// <summary>Of base64, base64url and most vendors' tokens.</summary>
    public static bool IsToken(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';

    /// <summary>Between groups of digits: spaces, dots, hyphens and their relatives in Unicode.</summary>
    public static bool IsGroupSeparator(char c) => c is ' ' or '-' or '.' or '\u00a0' or '\u202f' or '\u2009' or '\u2007' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\ufe63' or '\uff0d' or '\u00b7' or '\u3000';

    /// <summary>Where a value without quotes ends, whatever it is.</summary>
    public static bool EndsValue(char c) => c is '"' or '\'' or '<' or '>' or '\n' or '\r' or '`' || char.IsWhiteSpace(c);

    /// <summary>Of any script; 0 to 9.</summary>
    public static int DigitValue(char c) => c is >= '0' and <= '9' ? c - '0' : (int)char.GetNumericValue(c);

    public static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
                count++;
        }

        return count;
    }
}
