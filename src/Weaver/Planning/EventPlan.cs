namespace AutomagikTelemetry.Fody.Planning;

/// <summary>An event and the keys that it carries.</summary>
sealed record EventPlan(string Name, IReadOnlyList<string> Keys);
