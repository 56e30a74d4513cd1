namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Since when counters and histograms add up. The numbers are those of OTLP.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/data-model/#temporality</remarks>
enum Temporality
{
    /// <summary>Since the export before.</summary>
    Delta = 1,

    /// <summary>Since the series began.</summary>
    Cumulative = 2,
}
