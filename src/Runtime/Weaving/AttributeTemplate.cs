using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>The attributes that an event or a measurement of one method carries: keys of its vocabulary, matched with constants and tags once.</summary>
sealed class AttributeTemplate
{
    readonly Slot[] _slots;
    readonly bool _isOfMetric;
    SharedAttributes? _shared;

    /// <param name="keys">Keys as a vocabulary lists them; <c>*</c> is every tag.</param>
    /// <param name="tagNames">The method's tags, which win over constants of the same name.</param>
    /// <param name="constants">What else is known by name.</param>
    /// <param name="isOfMetric">Whether arrays are left out: the tags of a series are compared, and an array is equal to no other one.</param>
    internal AttributeTemplate(string[] keys, string[] tagNames, IReadOnlyDictionary<string, object?> constants, bool isOfMetric = false)
    {
        _isOfMetric = isOfMetric;
        var known = new List<string>();
        foreach (var key in keys)
        {
            if (key == "*")
                AddKnown(tagNames);
            else
                AddKnown(key);
        }

        var constantKeys = new List<string>();
        _slots = new Slot[known.Count];
        for (var i = 0; i < _slots.Length; i++)
        {
            var tag = Array.IndexOf(tagNames, known[i]);
            _slots[i] = new Slot(known[i], tag, tag < 0 ? constants[known[i]] : null);
            if (tag < 0)
                constantKeys.Add(known[i]);
        }

        ConstantKeys = [.. constantKeys];
        if (constantKeys.Count == _slots.Length)
            Constant = Fill(tags: null, withConstants: true);

        void AddKnown(params string[] candidates)
        {
            foreach (var key in candidates)
            {
                if (!known.Contains(key) && (Array.IndexOf(tagNames, key) >= 0 || constants.ContainsKey(key)))
                    known.Add(key);
            }
        }
    }

    /// <summary>The attributes, where no tag is among them; shared, never to be written to.</summary>
    internal KeyValuePair<string, object?>[]? Constant { get; }

    /// <summary>The keys whose values are the same for every call.</summary>
    internal string[] ConstantKeys { get; }

    /// <summary>Those that are the same for every call.</summary>
    internal SharedAttributes Shared => _shared ??= new(Constant ?? Fill(tags: null));

    /// <summary>The attributes of one call, without those whose tag has no value.</summary>
    internal KeyValuePair<string, object?>[] Fill(object?[]? tags) => Constant ?? Fill(tags, withConstants: true);

    /// <summary>Those of them that are not <see cref="Shared"/>.</summary>
    internal KeyValuePair<string, object?>[] FillOwn(object?[]? tags) => Constant is null ? Fill(tags, withConstants: false) : [];

    KeyValuePair<string, object?>[] Fill(object?[]? tags, bool withConstants)
    {
        var attributes = new KeyValuePair<string, object?>[withConstants ? _slots.Length : _slots.Length - ConstantKeys.Length];
        var count = 0;
        foreach (var slot in _slots)
        {
            if (slot.Tag < 0 && !withConstants)
                continue;

            var value = slot.Tag < 0 ? slot.Constant : tags?[slot.Tag];
            if (value is not null && !(_isOfMetric && value is Array))
                attributes[count++] = new(slot.Key, value);
        }

        if (count == attributes.Length)
            return attributes;

        var filled = new KeyValuePair<string, object?>[count];
        Array.Copy(attributes, filled, count);
        return filled;
    }

    readonly record struct Slot(string Key, int Tag, object? Constant);
}
