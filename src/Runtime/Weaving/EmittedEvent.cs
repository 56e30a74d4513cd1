using System.Diagnostics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>An event of a method's own about a call that has ended, read off the call by whoever exports it.</summary>
sealed class EmittedEvent(Call call, string name, AttributeTemplate attributes) : EventRecord
{
    public override InstrumentationScope Scope => call.Scope;

    public override int Size => RecordSize.Event + RecordSize.Of(call.Tags);

    public override DateTimeOffset Timestamp => call.EndTime;

    public override string? EventName => name;

    public override LogSeverity Severity => LogSeverity.Information;

    public override string? Body => null;

    public override KeyValuePair<string, object?>[] Attributes => attributes.Fill(call.Tags);

    public override ActivityContext Context => call.Context;
}
