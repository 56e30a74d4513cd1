namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A value that the attribute gives: a string, a bool, a long or a double.</summary>
sealed record ConstantTag(string Name, object? Value) : TagPlan(Name);
