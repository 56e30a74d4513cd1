using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Turns cumulative snapshots into deltas: each begins where the series' last one ended. As many entries as there are series.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/supplementary-guidelines/#synchronous-example-delta-temporality</remarks>
sealed class DeltaPoints
{
    readonly Dictionary<MetricSeries, MetricSnapshot> _last = [];

    /// <summary>The delta since the last call with a snapshot of the same series; a gauge has none and stays as it is.</summary>
    public MetricPoint Next(MetricSnapshot snapshot)
    {
        var point = MetricPoint.Cumulative(snapshot);
        if (snapshot.Type == MetricType.Gauge)
            return point;

        _last.TryGetValue(snapshot.Series, out var last);
        _last[snapshot.Series] = snapshot;
        return new()
        {
            Snapshot = snapshot,
            StartTime = last?.Time ?? snapshot.StartTime,
            Value = point.Value - (last is null ? 0 : MetricPoint.Cumulative(last).Value),
            Count = snapshot.Count - (last?.Count ?? 0),
            BucketCounts = Difference(snapshot.BucketCounts, last?.BucketCounts),
            Min = snapshot.IntervalMin,
            Max = snapshot.IntervalMax,
        };
    }

    static long[] Difference(long[] now, long[]? before) => before is null ? now : [.. now.Select((count, i) => count - before[i])];
}
