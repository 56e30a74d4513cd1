namespace AutomagikTelemetry.Signals;

/// <summary>What makes two metrics the same one.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/data-model/#opentelemetry-protocol-data-model-producer-recommendations</remarks>
sealed record MetricIdentity(InstrumentationScope Scope, string Name, string? Unit, MetricType Type);
