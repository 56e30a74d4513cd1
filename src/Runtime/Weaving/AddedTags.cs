namespace AutomagikTelemetry.Weaving;

/// <summary>Tags that a call was given while it ran. Thread-safe and bounded.</summary>
sealed class AddedTags
{
    internal const int Max = 32;

    readonly List<KeyValuePair<string, object?>> _tags = [];
    KeyValuePair<string, object?>[]? _frozen;

    /// <summary>Whether it was taken: not after the end, nor beyond the bound.</summary>
    internal bool TrySet(string name, object value)
    {
        lock (_tags)
        {
            if (_frozen is not null)
                return false;

            var known = _tags.FindIndex(tag => tag.Key == name);
            if (known >= 0)
                _tags[known] = new(name, value);
            else if (_tags.Count < Max)
                _tags.Add(new(name, value));
            else
                return false;
            return true;
        }
    }

    /// <summary>What there is at the end; nothing is added after.</summary>
    internal KeyValuePair<string, object?>[] Freeze()
    {
        lock (_tags)
            return _frozen ??= [.. _tags];
    }
}
