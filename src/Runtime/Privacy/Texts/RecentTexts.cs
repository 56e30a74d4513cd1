namespace AutomagikTelemetry.Privacy.Texts;

/// <summary>
/// What was made of texts that come again and again. A table of fixed size, in which a later text takes the place of an earlier one where there is
/// no room: texts that a program makes up at run time do not fill the memory. Thread-safe, without locks; two threads may do the same work once each.
/// </summary>
/// <param name="size">How many there may be: a power of two.</param>
sealed class RecentTexts<T>(int size)
    where T : class
{
    /// <summary>Longer ones are not kept.</summary>
    const int Longest = 512;

    /// <summary>Places that a text may have.</summary>
    const int Neighbours = 4;

    readonly Entry?[] _entries = new Entry?[size];

    public T? Find(ReadOnlySpan<char> text)
    {
        var entries = _entries;
        var place = string.GetHashCode(text);
        for (var i = 0; i < Neighbours; i++)
        {
            // Entries never change, and a reference is read and written as a whole.
            if (entries[(place + i) & (entries.Length - 1)] is { } entry && text.SequenceEqual(entry.Text))
                return entry.Value;
        }

        return null;
    }

    public void Add(string text, T value)
    {
        if (text.Length > Longest)
            return;

        var entries = _entries;
        var place = string.GetHashCode(text.AsSpan());
        for (var i = 0; i < Neighbours; i++)
        {
            ref var entry = ref entries[(place + i) & (entries.Length - 1)];
            if (entry is null || i == Neighbours - 1)
            {
                entry = new(text, value);
                return;
            }
        }
    }

    sealed class Entry(string text, T value)
    {
        public string Text { get; } = text;

        public T Value { get; } = value;
    }
}
