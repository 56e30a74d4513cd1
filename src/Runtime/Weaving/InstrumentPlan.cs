namespace AutomagikTelemetry.Weaving;

/// <summary>A metric that methods of the assembly measure.</summary>
sealed record InstrumentPlan(MetricType Type, string Name, string? Unit);
