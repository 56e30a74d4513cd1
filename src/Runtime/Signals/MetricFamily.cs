using System.Collections.Concurrent;

namespace AutomagikTelemetry.Signals;

/// <summary>One metric with all its series.</summary>
sealed class MetricFamily(Func<KeyValuePair<string, object?>[], MetricSeries> create)
{
    /// <summary>As OpenTelemetry's default cardinality limit.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/sdk/#cardinality-limits</remarks>
    public const int MaxSeries = 2000;

    static readonly KeyValuePair<string, object?>[] _overflowTags = [new("otel.metric.overflow", true)];

    readonly ConcurrentDictionary<TagSet, MetricSeries> _series = new();
    readonly object _adding = new();
    int _count;
    MetricSeries? _overflow;

    /// <summary>Finds or makes the series of <paramref name="tags"/>; beyond the limit, the overflow series. Thread-safe.</summary>
    public MetricSeries Series(KeyValuePair<string, object?>[] tags)
    {
        var key = new TagSet(tags);
        if (_series.TryGetValue(key, out var found))
            return found;

        lock (_adding)
        {
            if (_series.TryGetValue(key, out found))
                return found;
            if (_count == MaxSeries)
                return _overflow ??= create(_overflowTags);

            _count++;
            return _series[key] = create(tags);
        }
    }

    public void Collect(List<MetricSnapshot> into, DateTimeOffset now)
    {
        foreach (var (_, series) in _series)
            Collect(series, into, now);
        if (Volatile.Read(ref _overflow) is { } overflow)
            Collect(overflow, into, now);
    }

    static void Collect(MetricSeries series, List<MetricSnapshot> into, DateTimeOffset now)
    {
        if (series.CollectIfChanged(now) is { } snapshot)
            into.Add(snapshot);
    }
}
