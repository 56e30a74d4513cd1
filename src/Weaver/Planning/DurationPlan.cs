namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The histogram of an operation's duration.</summary>
sealed record DurationPlan(string Name, string Unit, IReadOnlyList<string> Keys);
