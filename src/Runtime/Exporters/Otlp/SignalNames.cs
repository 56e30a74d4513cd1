namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>What a signal is called: in messages, in URLs, and in the environment.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/</remarks>
sealed record SignalNames(string Items, string Path, string EndpointVariable, string HeadersVariable)
{
    public static readonly SignalNames Traces =
        new("spans", "/v1/traces", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_HEADERS");

    public static readonly SignalNames Logs =
        new("events and log lines", "/v1/logs", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_HEADERS");

    public static readonly SignalNames Metrics =
        new("metric points", "/v1/metrics", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_HEADERS");
}
