using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Signals;

/// <summary>Distributes values over buckets. Thread-safe, without locks or allocation.</summary>
/// <remarks>
/// A snapshot taken while others record may hold a value in its sum, minimum or maximum and not yet in a bucket, never the other way
/// round; the next snapshot has it. So the minimum and maximum of an interval may belong to a value that the next one counts.
/// </remarks>
sealed class HistogramSeries(MetricIdentity metric, KeyValuePair<string, object?>[] tags, DateTimeOffset startTime, Losses losses)
    : MetricSeries(metric, tags, startTime)
{
    readonly double[] _bounds = HistogramBounds.For(metric.Unit);
    readonly long[] _buckets = new long[HistogramBounds.For(metric.Unit).Length + 1];
    double _sum;

    // Since the last snapshot.
    double _min = double.PositiveInfinity;
    double _max = double.NegativeInfinity;

    // Used by the collecting thread only.
    long _collected;
    double _lowest = double.PositiveInfinity;
    double _highest = double.NegativeInfinity;

    /// <summary>Values that are not finite are ignored and counted.</summary>
    public void Record(double value)
    {
        if (!double.IsFinite(value))
        {
            losses.Add(LossReason.Invalid);
            return;
        }

        Add(ref _sum, value);
        if (value < Volatile.Read(ref _min))
            Lower(value);
        if (value > Volatile.Read(ref _max))
            Raise(value);

        var bounds = _bounds;
        var bucket = 0;
        while (bucket < bounds.Length && value > bounds[bucket])
            bucket++;
        Interlocked.Increment(ref _buckets[bucket]);
    }

    public override MetricSnapshot? CollectIfChanged(DateTimeOffset now)
    {
        var counts = new long[_buckets.Length];
        long count = 0;
        for (var i = 0; i < counts.Length; i++)
            count += counts[i] = Volatile.Read(ref _buckets[i]);
        if (count == _collected)
            return null;

        _collected = count;
        var min = Interlocked.Exchange(ref _min, double.PositiveInfinity);
        var max = Interlocked.Exchange(ref _max, double.NegativeInfinity);
        _lowest = Math.Min(_lowest, min);
        _highest = Math.Max(_highest, max);
        return new(this, now)
        {
            Count = count,
            Sum = Volatile.Read(ref _sum),
            Min = _lowest,
            Max = _highest,
            IntervalMin = min,
            IntervalMax = max,
            BucketCounts = counts,
            Bounds = _bounds,
        };
    }

    void Lower(double value)
    {
        var current = Volatile.Read(ref _min);
        while (value < current)
        {
            var seen = Interlocked.CompareExchange(ref _min, value, current);
            if (seen.Equals(current))
                return;
            current = seen;
        }
    }

    void Raise(double value)
    {
        var current = Volatile.Read(ref _max);
        while (value > current)
        {
            var seen = Interlocked.CompareExchange(ref _max, value, current);
            if (seen.Equals(current))
                return;
            current = seen;
        }
    }
}
