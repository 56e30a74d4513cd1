namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A metric that methods of the assembly measure.</summary>
sealed record InstrumentPlan(MetricKind Kind, string Name, string? Unit);
