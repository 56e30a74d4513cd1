namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>The filter before all others: whether a text can hold nothing that any of them looks for.</summary>
static class CalmText
{
    /// <summary>No shorter number is anybody's: an IPv4 address has four digits, and dots.</summary>
    const int FewDigits = 3;

    /// <summary>Longer ones hold addresses in words, and are seldom.</summary>
    const int Short = 64;

    /// <summary>No run of letters and digits that is longer is a word with a number.</summary>
    const int LongestWord = 12;

    const int LongestLetters = 16;

    /// <summary>
    /// ASCII letters, spaces, hyphens, underscores, dots, commas and a few digits, and no run that looks drawn by lot. A loop and no SearchValues,
    /// whose vectorised code a short command would compile at run time.
    /// </summary>
    public static bool Is(string text)
    {
        if (text.Length > Short)
            return false;

        var digits = 0;
        var run = 0;
        var hasSpace = false;
        var capitals = 0;
        var humps = 0;
        var former = '\0';
        foreach (var c in text)
        {
            if (c is >= 'a' and <= 'z')
            {
                run++;
                capitals = 0;
            }
            else if (c is >= 'A' and <= 'Z')
            {
                run++;
                capitals++;
                if (former is >= 'a' and <= 'z')
                    humps++;
            }
            else if (c is ' ' or '.' or ',')
            {
                if (digits > 0 && run > LongestWord)
                    return false;
                hasSpace |= c == ' ';
                run = capitals = 0;
            }
            else if (c is '_' or '-')
            {
                run++;
            }
            else if (c is < '0' or > '9' || ++digits > FewDigits)
            {
                return false;
            }
            else
            {
                run++;
            }

            if (capitals >= LongestLetters)
                return false;
            former = c;
        }

        // What a word announces may be short: "the password is hunter2".
        return (digits == 0 || (run <= LongestWord && !hasSpace)) && (text.Length < LongestLetters || humps * 5 <= text.Length);
    }
}
