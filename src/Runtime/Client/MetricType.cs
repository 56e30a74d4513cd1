namespace AutomagikTelemetry;

/// <summary>How the values of a metric are aggregated in the process before they are sent.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/data-model/#metric-points</remarks>
public enum MetricType
{
    /// <summary>The last value counts, for example a number of active workers.</summary>
    Gauge = 0,

    /// <summary>Values add up and never go down, for example messages sent. Negative values are ignored and counted as dropped.</summary>
    Counter = 1,

    /// <summary>Values are distributed over buckets, with count, sum, minimum and maximum, for example a latency.</summary>
    Histogram = 2,
}
