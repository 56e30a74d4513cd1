namespace AutomagikTelemetry.Fody.Planning;

/// <summary>An event that a method reports beside those of its kind.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="On">The outcomes that it is reported of: the bits of Outcome.</param>
/// <param name="Keys">The keys that it carries; none for every tag.</param>
sealed record EmittedEventPlan(string Name, int On, IReadOnlyList<string> Keys);
