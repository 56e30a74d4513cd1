using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>What a gauge was last set to, for listeners: they ask, since .NET 8 has no gauge that tells. Thread-safe and bounded.</summary>
sealed class LastValues
{
    readonly ConcurrentDictionary<TagSet, Measurement<double>> _values = new();
    int _count;

    /// <summary>Keeps the value of these tags; a set of tags beyond the limit of a metric is not heard of.</summary>
    internal void Set(double value, KeyValuePair<string, object?>[] tags)
    {
        var key = new TagSet(tags);
        if (!_values.ContainsKey(key) && Interlocked.Increment(ref _count) > MetricFamily.MaxTagSets)
            Interlocked.Decrement(ref _count);
        else
            _values[key] = new Measurement<double>(value, tags);
    }

    internal IEnumerable<Measurement<double>> Read() => _values.Values;
}
