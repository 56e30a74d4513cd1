namespace AutomagikTelemetry.Weaving;

/// <summary>An event that a method reports beside those of its kind.</summary>
sealed record EventPlan(string Name, Outcome On, string[] Keys);
