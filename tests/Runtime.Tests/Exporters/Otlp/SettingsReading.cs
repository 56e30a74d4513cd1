using AutomagikTelemetry.Client;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>Reads settings from an environment and options of its own.</summary>
public abstract class SettingsReading
{
    internal const string Own = "AUTOMAGIK_TELEMETRY_ENDPOINT";
    internal const string Shared = "OTEL_EXPORTER_OTLP_ENDPOINT";

    internal FakeEnvironment Environment { get; } = new();

    internal TelemetryOptions Options { get; } = new();

    /// <param name="endpoint">The URL.</param>
    /// <param name="origin">Who names it.</param>
    internal OtlpSettings Read(string endpoint, string origin = Own) => OtlpSettings.Read(Endpoint(endpoint, origin), Options, Environment.Snapshot());

    internal string? Obstacle(string endpoint, string origin) => OtlpSettings.Obstacle(Endpoint(endpoint, origin), Environment.Snapshot());

    /// <summary>A value of each signal, on one line.</summary>
    internal static string Each<T>(OtlpSettings settings, Func<Destination, T> value)
        => FormattableString.Invariant($"traces: {value(settings.Traces)}; logs: {value(settings.Logs)}; metrics: {value(settings.Metrics)}");

    static Endpoint Endpoint(string value, string origin) => new(
        value,
        origin is Own or Shared ? EndpointOrigin.Environment : origin.StartsWith("TelemetryOptions", StringComparison.Ordinal) ? EndpointOrigin.Code : EndpointOrigin.Build,
        origin);
}
