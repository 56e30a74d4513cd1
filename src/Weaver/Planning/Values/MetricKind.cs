namespace AutomagikTelemetry.Fody.Planning;

/// <summary>How a metric aggregates, with the values of the runtime's MetricType.</summary>
enum MetricKind
{
    Gauge = 0,
    Counter = 1,
    Histogram = 2,
}
