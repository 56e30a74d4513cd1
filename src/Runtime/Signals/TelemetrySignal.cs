namespace AutomagikTelemetry.Signals;

/// <summary>OpenTelemetry's signals.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/overview/</remarks>
enum TelemetrySignal
{
    /// <summary>None in particular.</summary>
    Unspecified,

    Traces,
    Logs,
    Metrics,
}
