using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Signals;

/// <summary>Adds up. Thread-safe, without locks or allocation.</summary>
sealed class CounterSeries(MetricIdentity metric, KeyValuePair<string, object?>[] tags, DateTimeOffset startTime, Losses losses)
    : MetricSeries(metric, tags, startTime)
{
    double _total;
    int _changed;

    /// <summary>Values that are negative or not finite are ignored and counted: a counter only goes up.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            losses.Add(LossReason.Invalid);
            return;
        }

        Add(ref _total, value);
        Volatile.Write(ref _changed, 1);
    }

    public override MetricSnapshot? CollectIfChanged(DateTimeOffset now)
        => Interlocked.Exchange(ref _changed, 0) == 0 ? null : new(this, now) { Value = Volatile.Read(ref _total) };
}
