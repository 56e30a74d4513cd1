using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>OpenTelemetry's batch processor and exporter, with the resource that ours has.</summary>
sealed class PeerDelivery : IDelivery
{
    readonly IReadOnlyList<Activity> _activities;
    readonly BatchActivityExportProcessor _processor;
    readonly TracerProvider _provider;

    internal PeerDelivery(DeliveredSpans spans, string url, bool isCompressed)
    {
        _activities = spans.Activities;
        var exporter = new OtlpTraceExporter(new OtlpExporterOptions
        {
            Protocol = OtlpExportProtocol.HttpProtobuf,
            Endpoint = new(url + "/v1/traces"),
            Compression = isCompressed ? OtlpExportCompression.GZip : OtlpExportCompression.None,
        });
        _processor = new(exporter, maxQueueSize: DeliveryMeasurement.Burst, maxExportBatchSize: DeliveryMeasurement.BatchSize);
        _provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddAttributes(RuntimeDelivery.Resource!))
            .AddProcessor(_processor)
            .Build();
    }

    public void Queue(int start, int count)
    {
        for (var i = start; i < start + count; i++)
            _processor.OnEnd(_activities[i]);
    }

    public void Dispose() => _provider.Dispose();
}
