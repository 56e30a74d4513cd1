using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>What is sent of a series: the snapshot itself, or what came on top since the export before.</summary>
sealed class MetricPoint
{
    public required MetricSnapshot Snapshot { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The value of a gauge, the total of a counter, the sum of a histogram.</summary>
    public required double Value { get; init; }

    public long Count { get; init; }

    public long[] BucketCounts { get; init; } = [];

    /// <summary>Not finite where it is not known.</summary>
    public double Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public double Max { get; init; }

    public static MetricPoint Cumulative(MetricSnapshot snapshot) => new()
    {
        Snapshot = snapshot,
        StartTime = snapshot.StartTime,
        Value = snapshot.Type == MetricType.Histogram ? snapshot.Sum : snapshot.Value,
        Count = snapshot.Count,
        BucketCounts = snapshot.BucketCounts,
        Min = snapshot.Min,
        Max = snapshot.Max,
    };
}
