using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Console;
using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Exporters;

/// <summary>The scheme of the endpoint chooses the exporter.</summary>
static class ExporterSelection
{
    /// <summary>Null when there is no exporter for it, which is said aloud: telemetry that somebody asked for never goes missing in silence.</summary>
    public static ITelemetryExporter? For(Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment, ExporterContext context)
    {
        if (endpoint.Scheme == "console")
            return new ConsoleExporter();

        var problem = endpoint.Scheme switch
        {
            "http" or "https" => OtlpSettings.Obstacle(endpoint, environment),
            "file" => "this version has no exporter for file:",
            _ => "it has no known scheme",
        };
        if (problem is null)
            return new DeferredExporter(() => OtlpExporter.For(endpoint, options, environment, context));

        environment.WarnOnce($"telemetry is off: the endpoint '{endpoint}' from {endpoint.OriginName} cannot be used, {problem}. "
            + "Set it to the URL of an OpenTelemetry collector, or to console: to print telemetry to stderr, or unset it.");
        return null;
    }
}
