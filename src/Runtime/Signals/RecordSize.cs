namespace AutomagikTelemetry.Signals;

/// <summary>Estimates of what records take in memory: objects with their headers, and the characters of strings. An upper bound of what they take on the wire, too.</summary>
static class RecordSize
{
    /// <summary>A record of its own: the object, its ids and times.</summary>
    public const int Event = 200;

    /// <summary>A span: an activity with its ids, and the call around it.</summary>
    public const int Span = 800;

    const int Attribute = 48;
    const int Element = 8;

    public static int Of(KeyValuePair<string, object?>[] attributes)
    {
        var size = attributes.Length * Attribute;
        foreach (var (key, value) in attributes)
            size += (key.Length + Characters(value)) * sizeof(char);
        return size;
    }

    public static int Of(object?[]? values) => Of(values, values?.Length ?? 0);

    /// <summary>Of the first ones.</summary>
    public static int Of(object?[]? values, int count)
    {
        if (values is null)
            return 0;

        var size = count * Attribute;
        foreach (var value in values.AsSpan(0, count))
            size += Characters(value) * sizeof(char);
        return size;
    }

    public static int Of(string? text) => (text?.Length ?? 0) * sizeof(char);

    static int Characters(object? value) => value switch
    {
        string text => text.Length,
        string[] texts => texts.Sum(static text => text.Length + Element),
        Array array => array.Length * Element,
        _ => 0,
    };
}
