namespace AutomagikTelemetry.Weaving;

/// <summary>What a tracked method measures of its calls.</summary>
/// <param name="Instrument">The metric.</param>
/// <param name="On">The outcomes that are measured.</param>
/// <param name="HasValue">Whether a path leads to the value; else each call counts as one.</param>
/// <param name="TagNames">Those tags of the method that the metric has too.</param>
sealed record MetricPlan(InstrumentPlan Instrument, Outcome On, bool HasValue, string[] TagNames);
