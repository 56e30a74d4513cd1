using System.Collections.Concurrent;
using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Signals;

/// <summary>The metrics of one client, aggregated in the process. Thread-safe; finding a series may allocate, recording into one does not.</summary>
/// <remarks>
/// Bounded: <see cref="MaxMetrics"/> metrics of <see cref="MetricFamily.MaxTagSets"/> sets of tags each, those not counted whose values a
/// build fixes. What is recorded into a metric beyond that is not sent: each such look-up is counted as a loss.
/// </remarks>
sealed class MetricRegistry(TimeProvider time, Losses losses, Action seriesCreated)
{
    public const int MaxMetrics = 1000;

    readonly ConcurrentDictionary<MetricIdentity, MetricFamily> _families = new();

    // The dictionary's own Count and IsEmpty lock all of it.
    int _count;

    /// <summary>Whether there is anything to collect, now or later.</summary>
    public bool IsEmpty => Volatile.Read(ref _count) == 0;

    /// <summary>The histogram series of these tags; <paramref name="unit"/> chooses its bounds (see <see cref="HistogramBounds"/>).</summary>
    /// <param name="scope">Who measures.</param>
    /// <param name="name">The metric's name.</param>
    /// <param name="unit">In UCUM.</param>
    /// <param name="tags">The tags of the series.</param>
    /// <param name="constantKeys">Keys of tags whose values a build fixes, so that they do not count for the limit; null for none.</param>
    public HistogramSeries Histogram(
        InstrumentationScope scope, string name, string? unit, KeyValuePair<string, object?>[] tags, string[]? constantKeys = null)
        => (HistogramSeries)Series(new(scope, name, unit, MetricType.Histogram), tags, constantKeys ?? []);

    public CounterSeries Counter(InstrumentationScope scope, string name, string? unit, KeyValuePair<string, object?>[] tags)
        => (CounterSeries)Series(new(scope, name, unit, MetricType.Counter), tags, []);

    public GaugeSeries Gauge(InstrumentationScope scope, string name, string? unit, KeyValuePair<string, object?>[] tags)
        => (GaugeSeries)Series(new(scope, name, unit, MetricType.Gauge), tags, []);

    /// <summary>Snapshots of the series that changed since the last call. One caller at a time.</summary>
    public IReadOnlyList<MetricSnapshot> Collect()
    {
        if (IsEmpty)
            return [];

        var snapshots = new List<MetricSnapshot>();
        var now = time.GetUtcNow();
        foreach (var (_, family) in _families)
            family.Collect(snapshots, now);
        return snapshots;
    }

    MetricSeries Series(MetricIdentity metric, KeyValuePair<string, object?>[] tags, string[] constantKeys)
    {
        if (_families.TryGetValue(metric, out var family))
            return family.Series(tags, constantKeys);

        if (Volatile.Read(ref _count) >= MaxMetrics)
        {
            losses.Add(LossReason.Invalid);
            return Create(metric, tags);
        }

        family = new MetricFamily(seriesTags => Create(metric, seriesTags));
        if (_families.TryAdd(metric, family))
            Interlocked.Increment(ref _count);
        else
            family = _families[metric];

        var series = family.Series(tags, constantKeys);
        seriesCreated();
        return series;
    }

    MetricSeries Create(MetricIdentity metric, KeyValuePair<string, object?>[] tags) => metric.Type switch
    {
        MetricType.Histogram => new HistogramSeries(metric, tags, time.GetUtcNow(), losses),
        MetricType.Counter => new CounterSeries(metric, tags, time.GetUtcNow(), losses),
        _ => new GaugeSeries(metric, tags, time.GetUtcNow(), losses),
    };
}
