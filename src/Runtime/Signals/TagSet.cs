namespace AutomagikTelemetry.Signals;

/// <summary>Tags as a dictionary key: equal when they hold the same keys and values, in whatever order.</summary>
/// <remarks>A class, since dictionaries of reference types are compiled already, and compiling one more costs a short command milliseconds.</remarks>
sealed class TagSet : IEquatable<TagSet>
{
    readonly KeyValuePair<string, object?>[] _sorted;
    readonly int _hash;

    /// <summary>Keeps <paramref name="tags"/> when they are sorted already, and never writes to them.</summary>
    public TagSet(KeyValuePair<string, object?>[] tags)
    {
        _sorted = IsSorted(tags) ? tags : Sorted(tags);
        var hash = new HashCode();
        foreach (var (key, value) in _sorted)
        {
            hash.Add(key);
            hash.Add(value);
        }

        _hash = hash.ToHashCode();
    }

    public bool Equals(TagSet? other)
    {
        if (other is null || _hash != other._hash || _sorted.Length != other._sorted.Length)
            return false;
        for (var i = 0; i < _sorted.Length; i++)
        {
            if (_sorted[i].Key != other._sorted[i].Key || !Equals(_sorted[i].Value, other._sorted[i].Value))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as TagSet);

    public override int GetHashCode() => _hash;

    static bool IsSorted(KeyValuePair<string, object?>[] tags)
    {
        for (var i = 1; i < tags.Length; i++)
        {
            if (string.CompareOrdinal(tags[i - 1].Key, tags[i].Key) > 0)
                return false;
        }

        return true;
    }

    static KeyValuePair<string, object?>[] Sorted(KeyValuePair<string, object?>[] tags)
    {
        var sorted = tags.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return sorted;
    }
}
