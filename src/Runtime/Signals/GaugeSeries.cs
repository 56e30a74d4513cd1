using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Signals;

/// <summary>Keeps the last value. Thread-safe, without locks or allocation.</summary>
sealed class GaugeSeries(MetricIdentity metric, KeyValuePair<string, object?>[] tags, DateTimeOffset startTime, Losses losses)
    : MetricSeries(metric, tags, startTime)
{
    double _value;
    int _changed;

    /// <summary>Values that are not finite are ignored and counted.</summary>
    public void Set(double value)
    {
        if (!double.IsFinite(value))
        {
            losses.Add(LossReason.Invalid);
            return;
        }

        Volatile.Write(ref _value, value);
        Volatile.Write(ref _changed, 1);
    }

    public override MetricSnapshot? CollectIfChanged(DateTimeOffset now)
        => Interlocked.Exchange(ref _changed, 0) == 0 ? null : new(this, now) { Value = Volatile.Read(ref _value) };
}
