using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The body of a POST to /v1/traces.</summary>
sealed class TracesRequest(byte[] resource) : ExportRequest<SpanRecord>(resource)
{
    public override TelemetrySignal Signal => TelemetrySignal.Traces;

    protected override void Write(ProtobufWriter writer, List<SpanRecord> items)
    {
        foreach (var item in items)
            writer.WriteSpan(Items, item);
    }

    protected override ExportRequest<SpanRecord> Empty(byte[] resource) => new TracesRequest(resource);
}
