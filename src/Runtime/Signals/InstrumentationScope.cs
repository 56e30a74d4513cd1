namespace AutomagikTelemetry.Signals;

/// <summary>Who made a signal: for woven code the woven assembly, for direct calls the client.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/common/instrumentation-scope/</remarks>
sealed record InstrumentationScope(string Name, string? Version);
