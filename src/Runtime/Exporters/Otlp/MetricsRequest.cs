using System.Runtime.InteropServices;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The body of a POST to /v1/metrics.</summary>
sealed class MetricsRequest(byte[] resource, Temporality temporality) : ExportRequest<MetricPoint>(resource)
{
    public override TelemetrySignal Signal => TelemetrySignal.Metrics;

    /// <summary>Series of one metric stand together, as they were collected, and go into one message.</summary>
    protected override void Write(ProtobufWriter writer, List<MetricPoint> items)
    {
        var points = CollectionsMarshal.AsSpan(items);
        while (!points.IsEmpty)
        {
            var metric = points[0].Snapshot.Series.Metric;
            var count = 1;
            while (count < points.Length && points[count].Snapshot.Series.Metric == metric)
                count++;
            writer.WriteMetric(Items, points[..count], temporality);
            points = points[count..];
        }
    }

    protected override ExportRequest<MetricPoint> Empty(byte[] resource) => new MetricsRequest(resource, temporality);
}
