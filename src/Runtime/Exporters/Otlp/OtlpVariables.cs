using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>OpenTelemetry's variables for OTLP exporters: one set for all signals, and one for each, which beats it name by name.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/#configuration-options</remarks>
sealed record OtlpVariables(
    string Endpoint, string Protocol, string Headers, string Timeout, string Compression, string Certificate, string ClientCertificate, string ClientKey)
{
    public static readonly OtlpVariables All = new(
        Client.Endpoint.SharedVariable, "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TIMEOUT",
        "OTEL_EXPORTER_OTLP_COMPRESSION", "OTEL_EXPORTER_OTLP_CERTIFICATE", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_CLIENT_KEY");

    public static readonly OtlpVariables Traces = new(
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT",
        "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION", "OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE", "OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY");

    public static readonly OtlpVariables Logs = new(
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "OTEL_EXPORTER_OTLP_LOGS_HEADERS", "OTEL_EXPORTER_OTLP_LOGS_TIMEOUT",
        "OTEL_EXPORTER_OTLP_LOGS_COMPRESSION", "OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE", "OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY");

    public static readonly OtlpVariables Metrics = new(
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT",
        "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION", "OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE", "OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY");

    /// <summary>The variable that holds a setting of this signal, which is that for all where the signal's own is not set; null where neither is.</summary>
    public (string Name, string Value)? Find(EnvironmentSnapshot environment, Func<OtlpVariables, string> setting)
        => environment.Variable(setting(this)) is { } own ? (setting(this), own)
            : environment.Variable(setting(All)) is { } shared ? (setting(All), shared)
            : null;
}
