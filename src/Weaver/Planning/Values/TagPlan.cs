namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A value that each call reports under a name.</summary>
abstract record TagPlan(string Name);
