using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The body of a POST to /v1/logs.</summary>
sealed class LogsRequest(byte[] resource) : ExportRequest<EventRecord>(resource)
{
    protected override void Write(ProtobufWriter writer, List<EventRecord> items)
    {
        foreach (var item in items)
            writer.WriteLog(Items, item);
    }
}
