namespace AutomagikTelemetry.Privacy.Keys;

/// <summary>Words with blanks between them, or pairs of words with bars between them, in one text. It is searched as it stands: a table of some thousand strings would have to be made by every command, however short.</summary>
sealed class WordList(string words)
{
    const char Bar = '|';

    /// <summary>No word of any list is longer.</summary>
    const int Longest = 32;

    public bool Contains(ReadOnlySpan<char> word)
    {
        for (var start = 0; words.AsSpan(start).IndexOf(word, StringComparison.Ordinal) is var at and >= 0; start += at + 1)
        {
            if (IsEdge(start + at - 1) && IsEdge(start + at + word.Length))
                return true;
        }

        return false;
    }

    /// <summary>For lists in lower case.</summary>
    public bool ContainsIgnoringCase(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        return word.Length <= Longest && Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    bool IsEdge(int i) => i < 0 || i >= words.Length || words[i] is <= ' ' or Bar;
}
