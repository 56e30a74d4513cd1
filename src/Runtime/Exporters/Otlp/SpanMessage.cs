using System.Diagnostics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>A span as a protobuf message.</summary>
/// <remarks>https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto</remarks>
static class SpanMessage
{
    const int TraceId = 1;
    const int SpanId = 2;
    const int TraceState = 3;
    const int ParentSpanId = 4;
    const int Name = 5;
    const int Kind = 6;
    const int StartTime = 7;
    const int EndTime = 8;
    const int Attributes = 9;
    const int Status = 15;
    const int Flags = 16;

    const int StatusMessage = 2;
    const int StatusCode = 3;

    const uint ContextHasIsRemote = 0x100;
    const uint ContextIsRemote = 0x200;

    /// <summary>Only with W3C ids: a receiver refuses a whole request for one span without.</summary>
    public static bool CanWrite(SpanRecord record) => record.Activity.TraceId != default && record.Activity.SpanId != default;

    public static void WriteSpan(this ProtobufWriter writer, int field, SpanRecord record)
    {
        var activity = record.Activity;
        var span = writer.Begin(field, width: 2);
        writer.WriteId(TraceId, activity.TraceId);
        writer.WriteId(SpanId, activity.SpanId);
        if (!string.IsNullOrEmpty(activity.TraceStateString))
            writer.String(TraceState, activity.TraceStateString);
        if (activity.ParentSpanId != default)
            writer.WriteId(ParentSpanId, activity.ParentSpanId);
        writer.String(Name, record.Name);
        // The same kinds in the same order, where OTLP begins with an unspecified one.
        writer.Varint(Kind, (ulong)record.Kind + 1);
        writer.WriteTime(StartTime, activity.StartTimeUtc);
        writer.WriteTime(EndTime, activity.StartTimeUtc + record.Duration);
        writer.WriteAttributes(Attributes, record.OwnAttributes);
        var shared = record.SharedAttributes;
        writer.Fields(shared.Encoded ??= CommonMessages.EncodeAttributes(Attributes, shared.Values));
        if (record.Status != ActivityStatusCode.Unset)
            WriteStatus(writer, record);
        writer.Fixed32(Flags, (uint)activity.ActivityTraceFlags | ContextHasIsRemote | (record.HasRemoteParent ? ContextIsRemote : 0));
        writer.End(span);
    }

    static void WriteStatus(ProtobufWriter writer, SpanRecord record)
    {
        var status = writer.Begin(Status, width: 1);
        if (!string.IsNullOrEmpty(record.StatusDescription))
            writer.String(StatusMessage, record.StatusDescription);
        writer.Varint(StatusCode, (ulong)record.Status);
        writer.End(status);
    }
}
