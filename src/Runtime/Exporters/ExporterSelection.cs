using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Console;

namespace AutomagikTelemetry.Exporters;

/// <summary>The scheme of the endpoint chooses the exporter.</summary>
static class ExporterSelection
{
    /// <summary>Null when there is no exporter for it, which is said aloud: telemetry that somebody asked for never goes missing in silence.</summary>
    public static ITelemetryExporter? For(Endpoint endpoint, Action<string> warn)
    {
        if (endpoint.Scheme == "console")
            return new ConsoleExporter();

        var problem = endpoint.Scheme is "http" or "https" or "file"
            ? $"this version has no exporter for {endpoint.Scheme}:"
            : "it has no known scheme";
        warn($"telemetry is off: the endpoint '{endpoint}' from {endpoint.OriginName} cannot be used, {problem}. "
            + "Set it to console: to print telemetry to stderr, or unset it.");
        return null;
    }
}
