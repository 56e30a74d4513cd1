namespace AutomagikTelemetry.Client.Options;

/// <summary>Finds variables that look like this library's own and that it does not read, most likely because they are misspelt.</summary>
/// <remarks>Other Automagik SDKs have variables of this prefix too, so that one is told of only where somebody asks.</remarks>
static class OwnVariables
{
    const string Prefix = "AUTOMAGIK_TELEMETRY_";

    static readonly string[] _names =
    [
        "AUTOMAGIK_TELEMETRY_BATCH_SIZE", "AUTOMAGIK_TELEMETRY_COMPRESSION", "AUTOMAGIK_TELEMETRY_ENABLED", "AUTOMAGIK_TELEMETRY_ENDPOINT",
        "AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", "AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "AUTOMAGIK_TELEMETRY_HEADERS", "AUTOMAGIK_TELEMETRY_MAX_QUEUE_SIZE",
        "AUTOMAGIK_TELEMETRY_MAX_RETRIES", "AUTOMAGIK_TELEMETRY_METRIC_EXPORT_INTERVAL", "AUTOMAGIK_TELEMETRY_PRIVACY",
        "AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY", "AUTOMAGIK_TELEMETRY_SELF_METRICS", "AUTOMAGIK_TELEMETRY_SPOOL", "AUTOMAGIK_TELEMETRY_TIMEOUT",
        "AUTOMAGIK_TELEMETRY_VERBOSE",
    ];

    /// <summary>One line for each such variable that is set.</summary>
    public static IEnumerable<string> Unread(EnvironmentSnapshot environment) =>
        environment.VariableNames
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !_names.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(name => $"{name} is set, but this library does not read it. Behind {Prefix} it knows {string.Join(", ", _names.Select(known => known[Prefix.Length..]))}.");
}
