namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>Whether text looks like drawn by lot. Asked only where something else speaks for a secret: identifiers look so too.</summary>
static class Randomness
{
    /// <summary>Bits a character that words and identifiers hardly reach, and tokens of 20 characters hardly miss.</summary>
    const double MixedEntropy = 3.4;

    const double HexEntropy = 2.9;

    /// <summary>At least <paramref name="minimum"/> characters without spaces, digits among letters, no Guid, and as many different ones as chance brings.</summary>
    public static bool IsLikely(ReadOnlySpan<char> text, int minimum = 16)
    {
        if (text.Length < minimum || text.Length > 4096 || Guid.TryParse(text, out _))
            return false;

        Span<int> counts = stackalloc int[128];
        counts.Clear();
        bool upper = false, lower = false, digit = false, hex = true;
        foreach (var c in text)
        {
            if (c >= 128 || char.IsWhiteSpace(c) || c is '{' or '}' or '<' or '>' or '[' or ']' or '\\')
                return false;
            counts[c]++;
            upper |= char.IsAsciiLetterUpper(c);
            lower |= char.IsAsciiLetterLower(c);
            digit |= char.IsAsciiDigit(c);
            hex &= char.IsAsciiHexDigit(c);
        }

        if (!digit || !(upper || lower) || IsWritten(text))
            return false;

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                entropy -= (double)count / text.Length * Math.Log2((double)count / text.Length);
        }

        if (hex)
            return text.Length >= Math.Max(24, minimum) && entropy > HexEntropy;
        return (upper && lower ? entropy > MixedEntropy : text.Length >= minimum + 4 && entropy > MixedEntropy) && Switches(text) * 5 > text.Length;
    }

    /// <summary>Paths, URLs and lists have more between letters than chance brings.</summary>
    static bool IsWritten(ReadOnlySpan<char> text)
    {
        var others = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                others++;
        }

        return others * 6 > text.Length || (others > 1 && (text.IndexOfAnyInRange('A', 'Z') < 0 || text.IndexOfAnyInRange('a', 'z') < 0)) || text.Contains("://", StringComparison.Ordinal);
    }

    /// <summary>Without digits: capitals where no word begins. One token in fifty has no digit.</summary>
    public static bool HasMixedCase(ReadOnlySpan<char> text)
    {
        var humps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiLetterUpper(text[i]) && char.IsAsciiLetterLower(text[i - 1]))
                humps++;
        }

        return humps * 5 > text.Length;
    }

    /// <summary>How often letters and digits follow each other: in <c>orders-2024-export</c> seldom, in tokens all the time.</summary>
    static int Switches(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (Class(text[i]) != Class(text[i - 1]))
                count++;
        }

        return count;
    }

    static int Class(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : 3;
}
