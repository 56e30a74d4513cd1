namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Reads <c>key=value,key=value</c>, as W3C Baggage has it, percent-encoded.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable</remarks>
static class NamedValues
{
    /// <summary>Null when one entry has no key or no equals sign: then none of them can be trusted.</summary>
    public static List<KeyValuePair<string, string>>? Parse(string text)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? "" : Uri.UnescapeDataString(entry[..equals].TrimEnd());
            if (key.Length == 0)
                return null;
            values.Add(new(key, Uri.UnescapeDataString(entry[(equals + 1)..].TrimStart())));
        }

        return values;
    }
}
