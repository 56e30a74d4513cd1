using System.Diagnostics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>The start or the success event of a call, read off the call by whoever exports it.</summary>
sealed class CallEvent(Call call, bool isStart) : EventRecord
{
    public override InstrumentationScope Scope => call.Scope;

    public override int Size => RecordSize.Event + RecordSize.Of(call.Tags, isStart ? call.Method.Plan.EntryTags : call.Method.TagNames.Length);

    public override DateTimeOffset Timestamp => isStart ? call.StartTime : call.EndTime;

    public override string? EventName => isStart ? call.Method.Plan.Vocabulary.StartEvent : call.Method.Plan.Vocabulary.SuccessEvent;

    public override LogSeverity Severity => LogSeverity.Information;

    public override string? Body => null;

    public override KeyValuePair<string, object?>[] Attributes => call.Method.Reporter.EventAttributes(call, isStart);

    public override ActivityContext Context => call.Context;
}
