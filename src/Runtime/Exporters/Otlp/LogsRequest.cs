using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The body of a POST to /v1/logs.</summary>
sealed class LogsRequest(byte[] resource) : ExportRequest<EventRecord>(resource)
{
    public override TelemetrySignal Signal => TelemetrySignal.Logs;

    protected override void Write(ProtobufWriter writer, List<EventRecord> items)
    {
        foreach (var item in items)
            writer.WriteLog(Items, item);
    }

    protected override ExportRequest<EventRecord> Empty(byte[] resource) => new LogsRequest(resource);
}
