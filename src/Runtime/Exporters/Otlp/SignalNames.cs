namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>What a signal is called: in messages, in URLs, and in the environment.</summary>
/// <param name="Items">In messages.</param>
/// <param name="Path">In URLs.</param>
/// <param name="Variables">Of its exporter.</param>
/// <param name="ExportTimeoutVariable">Of what hands its items to the exporter.</param>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/</remarks>
sealed record SignalNames(string Items, string Path, OtlpVariables Variables, string ExportTimeoutVariable)
{
    public static readonly SignalNames Traces = new("spans", "/v1/traces", OtlpVariables.Traces, "OTEL_BSP_EXPORT_TIMEOUT");

    public static readonly SignalNames Logs = new("events and log lines", "/v1/logs", OtlpVariables.Logs, "OTEL_BLRP_EXPORT_TIMEOUT");

    public static readonly SignalNames Metrics = new("metric points", "/v1/metrics", OtlpVariables.Metrics, "OTEL_METRIC_EXPORT_TIMEOUT");
}
