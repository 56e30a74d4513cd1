namespace AutomagikTelemetry.Signals;

/// <summary>What a series had added up to when it was collected: one OpenTelemetry data point, cumulative since <see cref="StartTime"/>.</summary>
sealed class MetricSnapshot(MetricSeries series, DateTimeOffset time)
{
    public MetricSeries Series => series;

    public InstrumentationScope Scope => series.Metric.Scope;

    public string Name => series.Metric.Name;

    /// <summary>In UCUM, for example <c>ms</c>.</summary>
    public string? Unit => series.Metric.Unit;

    public MetricType Type => series.Metric.Type;

    public KeyValuePair<string, object?>[] Tags => series.Tags;

    public DateTimeOffset StartTime => series.StartTime;

    public DateTimeOffset Time => time;

    /// <summary>The last value of a gauge, the total of a counter.</summary>
    public double Value { get; init; }

    public long Count { get; init; }

    public double Sum { get; init; }

    public double Min { get; init; }

    public double Max { get; init; }

    /// <summary>The smallest value since the snapshot before; infinite where none is known.</summary>
    public double IntervalMin { get; init; }

    /// <summary>The largest value since the snapshot before; infinite where none is known.</summary>
    public double IntervalMax { get; init; }

    /// <summary>One more than <see cref="Bounds"/>: the last bucket has no upper bound. Empty unless a histogram.</summary>
    public long[] BucketCounts { get; init; } = [];

    /// <summary>Inclusive upper bounds. Empty unless a histogram.</summary>
    public double[] Bounds { get; init; } = [];
}
