using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>A metric with the points of its series as a protobuf message.</summary>
/// <remarks>https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto</remarks>
static class MetricMessage
{
    const int Name = 1;
    const int Unit = 3;
    const int Gauge = 5;
    const int Sum = 7;
    const int Histogram = 9;

    /// <summary>Of gauges, sums and histograms alike.</summary>
    const int DataPoints = 1;
    const int AggregationTemporality = 2;
    const int IsMonotonic = 3;

    static class NumberPoint
    {
        public const int StartTime = 2;
        public const int Time = 3;
        public const int Double = 4;
        public const int Attributes = 7;
    }

    static class HistogramPoint
    {
        public const int StartTime = 2;
        public const int Time = 3;
        public const int Count = 4;
        public const int Sum = 5;
        public const int BucketCounts = 6;
        public const int ExplicitBounds = 7;
        public const int Attributes = 9;
        public const int Min = 11;
        public const int Max = 12;
    }

    /// <summary>Writes <paramref name="points"/>, at least one and all of the same metric.</summary>
    public static void WriteMetric(this ProtobufWriter writer, int field, ReadOnlySpan<MetricPoint> points, Temporality temporality)
    {
        var first = points[0].Snapshot;
        var metric = writer.Begin(field, width: 2);
        writer.String(Name, first.Name);
        if (!string.IsNullOrEmpty(first.Unit))
            writer.String(Unit, first.Unit);

        var data = writer.Begin(first.Type == MetricType.Histogram ? Histogram : first.Type == MetricType.Counter ? Sum : Gauge, width: 2);
        foreach (var point in points)
        {
            if (first.Type == MetricType.Histogram)
                WriteHistogramPoint(writer, point);
            else
                WriteNumberPoint(writer, point);
        }

        if (first.Type != MetricType.Gauge)
            writer.Varint(AggregationTemporality, (ulong)temporality);
        if (first.Type == MetricType.Counter)
            writer.Boolean(IsMonotonic, true);
        writer.End(data);
        writer.End(metric);
    }

    static void WriteNumberPoint(ProtobufWriter writer, MetricPoint point)
    {
        var message = writer.Begin(DataPoints, width: 1);
        writer.WriteTime(NumberPoint.StartTime, point.StartTime.UtcDateTime);
        writer.WriteTime(NumberPoint.Time, point.Snapshot.Time.UtcDateTime);
        writer.Double(NumberPoint.Double, point.Value);
        writer.WriteAttributes(NumberPoint.Attributes, point.Snapshot.Tags);
        writer.End(message);
    }

    static void WriteHistogramPoint(ProtobufWriter writer, MetricPoint point)
    {
        var message = writer.Begin(DataPoints, width: 2);
        writer.WriteTime(HistogramPoint.StartTime, point.StartTime.UtcDateTime);
        writer.WriteTime(HistogramPoint.Time, point.Snapshot.Time.UtcDateTime);
        writer.Fixed64(HistogramPoint.Count, (ulong)point.Count);
        writer.Double(HistogramPoint.Sum, point.Value);
        writer.Packed(HistogramPoint.BucketCounts, point.BucketCounts);
        writer.Packed(HistogramPoint.ExplicitBounds, point.Snapshot.Bounds);
        writer.WriteAttributes(HistogramPoint.Attributes, point.Snapshot.Tags);
        if (double.IsFinite(point.Min) && double.IsFinite(point.Max))
        {
            writer.Double(HistogramPoint.Min, point.Min);
            writer.Double(HistogramPoint.Max, point.Max);
        }

        writer.End(message);
    }
}
