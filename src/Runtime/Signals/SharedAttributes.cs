namespace AutomagikTelemetry.Signals;

/// <summary>Attributes that all spans of an operation have: in one place, so that an exporter encodes them once.</summary>
/// <param name="values">Sanitised, never to be written to.</param>
sealed class SharedAttributes(KeyValuePair<string, object?>[] values)
{
    public static readonly SharedAttributes None = new([]);

    public KeyValuePair<string, object?>[] Values => values;

    /// <summary>What they are in OTLP, as fields of a span; null until somebody has encoded them. Several may, each to the same bytes.</summary>
    public byte[]? Encoded { get; set; }

    public bool Contains(string key)
    {
        foreach (var attribute in values)
        {
            if (attribute.Key == key)
                return true;
        }

        return false;
    }
}
