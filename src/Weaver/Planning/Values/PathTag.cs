namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A value that a path leads to.</summary>
sealed record PathTag(string Name, ValuePath Path) : TagPlan(Name);
