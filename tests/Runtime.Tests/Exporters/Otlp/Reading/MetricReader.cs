namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

/// <summary>Reads a Metric message: https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto</summary>
static class MetricReader
{
    public static MetricItem Metric(Message message, Origin origin)
    {
        message.Text(2);
        var (kind, data) = ((string Kind, Message Data)[])
        [
            .. new[] { (5, "gauge"), (7, "sum"), (9, "histogram") }
                .Select(field => (Kind: field.Item2, Data: message.Single(field.Item1, field.Item2)!)).Where(field => field.Data is not null),
        ] is [var only] ? only : throw message.Bad("not exactly one kind of data");

        var points = data.Messages(1, "data point").Select(point => kind == "histogram" ? Histogram(point) : Number(point)).ToList();
        var item = new MetricItem(origin, message.Text(1), message.Text(3), kind,
            kind == "gauge" ? 0 : data.Varint(2), kind == "sum" && data.Varint(3) == 1, points);
        data.End();
        if (item.Name.Length == 0 || points.Count == 0 || (kind != "gauge" && item.Temporality is not (1 or 2)))
            throw message.Bad("no name, no points or no temporality");
        return item;
    }

    static PointItem Number(Message point)
    {
        var (asDouble, asInteger) = (point.DoubleOrNull(4), point.Fixed64OrNull(6));
        if (asDouble is null == asInteger is null)
            throw point.Bad("not exactly one value");
        var item = new PointItem(
            point.Fixed64(2), point.Fixed64(3), OtlpReader.Attributes(point, 7), asDouble ?? (long)asInteger!, 0, null, null, null, [], []);
        point.Varint(8);
        return Whole(point, item);
    }

    static PointItem Histogram(Message point)
    {
        var item = new PointItem(
            point.Fixed64(2), point.Fixed64(3), OtlpReader.Attributes(point, 9), null, point.Fixed64(4), point.DoubleOrNull(5),
            point.DoubleOrNull(11), point.DoubleOrNull(12), point.Packed64(6), [.. point.Packed64(7).Select(BitConverter.UInt64BitsToDouble)]);
        point.Varint(10);
        if (item.BucketCounts.Length != item.Bounds.Length + 1 || item.BucketCounts.Aggregate(0UL, (sum, count) => sum + count) != item.Count)
            throw point.Bad("buckets, bounds and count do not fit each other");
        if (!item.Bounds.SequenceEqual(item.Bounds.Order().Distinct()))
            throw point.Bad("bounds do not go up");
        return Whole(point, item);
    }

    static PointItem Whole(Message point, PointItem item)
    {
        point.End();
        if (item.StartTime == 0 || item.Time < item.StartTime)
            throw point.Bad("no start time, or an end before it");
        return item;
    }
}
