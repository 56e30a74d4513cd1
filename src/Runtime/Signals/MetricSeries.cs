namespace AutomagikTelemetry.Signals;

/// <summary>One metric with one set of tags.</summary>
abstract class MetricSeries(MetricIdentity metric, KeyValuePair<string, object?>[] tags, DateTimeOffset startTime)
{
    public MetricIdentity Metric { get; } = metric;

    public KeyValuePair<string, object?>[] Tags { get; } = tags;

    public DateTimeOffset StartTime { get; } = startTime;

    /// <summary>A snapshot, or null when nothing came since the last one. Called by one thread at a time.</summary>
    public abstract MetricSnapshot? CollectIfChanged(DateTimeOffset now);

    /// <summary>Adds to a double without a lock.</summary>
    protected static void Add(ref double target, double value)
    {
        var current = Volatile.Read(ref target);
        while (true)
        {
            var seen = Interlocked.CompareExchange(ref target, current + value, current);
            // Bits and not values: never equal for a NaN, and 0 and -0 are the same value.
            if (BitConverter.DoubleToInt64Bits(seen) == BitConverter.DoubleToInt64Bits(current))
                return;
            current = seen;
        }
    }
}
