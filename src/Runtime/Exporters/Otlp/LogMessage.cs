using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>An event, an error or a log line as a protobuf message.</summary>
/// <remarks>https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/logs/v1/logs.proto</remarks>
static class LogMessage
{
    const int Time = 1;
    const int SeverityNumber = 2;
    const int SeverityText = 3;
    const int Body = 5;
    const int Attributes = 6;
    const int Flags = 8;
    const int TraceId = 9;
    const int SpanId = 10;
    const int ObservedTime = 11;
    const int EventName = 12;

    public static void WriteLog(this ProtobufWriter writer, int field, EventRecord record)
    {
        var log = writer.Begin(field, width: 2);
        writer.WriteTime(Time, record.Timestamp.UtcDateTime);
        if (record.Severity != LogSeverity.Unspecified)
        {
            writer.Varint(SeverityNumber, (ulong)record.Severity);
            writer.String(SeverityText, ShortName(record.Severity));
        }

        if (record.Body is { } body)
            writer.WriteValue(Body, body);
        writer.WriteAttributes(Attributes, record.Attributes);
        var context = record.Context;
        if (context.TraceId != default && context.SpanId != default)
        {
            writer.Fixed32(Flags, (uint)context.TraceFlags);
            writer.WriteId(TraceId, context.TraceId);
            writer.WriteId(SpanId, context.SpanId);
        }

        writer.WriteTime(ObservedTime, record.Timestamp.UtcDateTime);
        if (!string.IsNullOrEmpty(record.EventName))
            writer.String(EventName, record.EventName);
        writer.End(log);
    }

    /// <remarks>https://opentelemetry.io/docs/specs/otel/logs/data-model/#displaying-severity</remarks>
    static string ShortName(LogSeverity severity) => severity switch
    {
        >= LogSeverity.Fatal => "FATAL",
        >= LogSeverity.Error => "ERROR",
        >= LogSeverity.Warning => "WARN",
        >= LogSeverity.Information => "INFO",
        >= LogSeverity.Debug => "DEBUG",
        _ => "TRACE",
    };
}
