using System.Collections.Concurrent;

namespace AutomagikTelemetry.Signals;

/// <summary>One metric with all its series.</summary>
sealed class MetricFamily(Func<KeyValuePair<string, object?>[], MetricSeries> create)
{
    /// <summary>As OpenTelemetry's default cardinality limit.</summary>
    /// <remarks>
    /// https://opentelemetry.io/docs/specs/otel/metrics/sdk/#cardinality-limits. Here it is a limit of different sets of those tags whose
    /// values come up at run time: what a build fixes, such as the names of methods, is finite already.
    /// </remarks>
    public const int MaxTagSets = 2000;

    static readonly KeyValuePair<string, object?>[] _overflowTags = [new("otel.metric.overflow", true)];

    readonly ConcurrentDictionary<TagSet, MetricSeries> _series = new();
    readonly object _adding = new();
    HashSet<TagSet>? _counted;
    MetricSeries? _overflow;

    /// <summary>Finds or makes the series of <paramref name="tags"/>; beyond the limit, the overflow series. Thread-safe.</summary>
    /// <param name="tags">The tags of the series.</param>
    /// <param name="constantKeys">Keys of tags that do not count for the limit.</param>
    public MetricSeries Series(KeyValuePair<string, object?>[] tags, string[] constantKeys)
    {
        var key = new TagSet(tags);
        if (_series.TryGetValue(key, out var found))
            return found;

        lock (_adding)
        {
            if (_series.TryGetValue(key, out found))
                return found;
            if (!IsWithinLimit(constantKeys.Length == 0 ? tags : Without(constantKeys, tags)))
                return _overflow ??= create(_overflowTags);

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

    bool IsWithinLimit(KeyValuePair<string, object?>[] counting)
    {
        if (counting.Length == 0)
            return true;

        _counted ??= [];
        var set = new TagSet(counting);
        if (_counted.Count == MaxTagSets)
            return _counted.Contains(set);

        _counted.Add(set);
        return true;
    }

    static KeyValuePair<string, object?>[] Without(string[] keys, KeyValuePair<string, object?>[] tags)
    {
        var others = new KeyValuePair<string, object?>[tags.Length];
        var count = 0;
        foreach (var tag in tags)
        {
            if (Array.IndexOf(keys, tag.Key) < 0)
                others[count++] = tag;
        }

        // Not a range, whose copying is generic: compiling it for this type would cost a short command.
        var result = new KeyValuePair<string, object?>[count];
        Array.Copy(others, result, count);
        return result;
    }

    static void Collect(MetricSeries series, List<MetricSnapshot> into, DateTimeOffset now)
    {
        if (series.CollectIfChanged(now) is { } snapshot)
            into.Add(snapshot);
    }
}
