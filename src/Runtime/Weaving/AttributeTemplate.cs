namespace AutomagikTelemetry.Weaving;

/// <summary>The attributes that an event or a measurement of one method carries: keys of its vocabulary, matched with constants and tags once.</summary>
sealed class AttributeTemplate
{
    readonly Slot[] _slots;
    readonly bool _isOfMetric;

    /// <param name="keys">Keys as a vocabulary lists them; <c>*</c> is every tag.</param>
    /// <param name="tagNames">The method's tags, which win over constants of the same name.</param>
    /// <param name="constants">What else is known by name.</param>
    /// <param name="isOfMetric">Whether arrays are left out: the tags of a series are compared, and an array is equal to no other one.</param>
    internal AttributeTemplate(string[] keys, string[] tagNames, IReadOnlyDictionary<string, object?> constants, bool isOfMetric = false)
    {
        _isOfMetric = isOfMetric;
        var slots = new List<Slot>();
        var constantKeys = new List<string>();
        foreach (var key in keys.SelectMany(key => key == "*" ? tagNames : [key]).Distinct())
        {
            if (Array.IndexOf(tagNames, key) is >= 0 and var tag)
            {
                slots.Add(new Slot(key, tag, null));
            }
            else if (constants.TryGetValue(key, out var constant))
            {
                slots.Add(new Slot(key, -1, constant));
                constantKeys.Add(key);
            }
        }

        _slots = [.. slots];
        ConstantKeys = [.. constantKeys];
        if (slots.TrueForAll(slot => slot.Tag < 0))
            Constant = [.. slots.Select(slot => KeyValuePair.Create(slot.Key, slot.Constant))];
    }

    /// <summary>The attributes, where no tag is among them; shared, never to be written to.</summary>
    internal KeyValuePair<string, object?>[]? Constant { get; }

    /// <summary>The keys whose values are the same for every call.</summary>
    internal string[] ConstantKeys { get; }

    /// <summary>The attributes of one call, without those whose tag has no value.</summary>
    internal KeyValuePair<string, object?>[] Fill(object?[]? tags)
    {
        if (Constant is not null)
            return Constant;

        var attributes = new KeyValuePair<string, object?>[_slots.Length];
        var count = 0;
        foreach (var slot in _slots)
        {
            var value = slot.Tag < 0 ? slot.Constant : tags?[slot.Tag];
            if (value is not null && !(_isOfMetric && value is Array))
                attributes[count++] = KeyValuePair.Create(slot.Key, value)!;
        }

        return count == attributes.Length ? attributes : attributes[..count];
    }

    readonly record struct Slot(string Key, int Tag, object? Constant);
}
