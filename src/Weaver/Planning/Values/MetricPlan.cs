namespace AutomagikTelemetry.Fody.Planning;

/// <summary>What a tracked method measures of its calls.</summary>
/// <param name="Instrument">The metric.</param>
/// <param name="On">The outcomes that are measured: the bits of Outcome.</param>
/// <param name="Path">Where the value is; null for one a call.</param>
/// <param name="Tags">The numbers of those tags of the method that the metric has too.</param>
sealed record MetricPlan(InstrumentPlan Instrument, int On, ValuePath? Path, IReadOnlyList<int> Tags);
