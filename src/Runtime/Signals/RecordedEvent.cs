using System.Diagnostics;

namespace AutomagikTelemetry.Signals;

/// <summary>An event, an error or a log line that holds its values itself.</summary>
sealed class RecordedEvent(
    InstrumentationScope scope,
    DateTimeOffset timestamp,
    string? eventName,
    LogSeverity severity,
    string? body,
    KeyValuePair<string, object?>[] attributes,
    ActivityContext context) : EventRecord
{
    public override InstrumentationScope Scope => scope;

    public override int Size { get; } = RecordSize.Event + RecordSize.Of(eventName) + RecordSize.Of(body) + RecordSize.Of(attributes);

    public override DateTimeOffset Timestamp => timestamp;

    public override string? EventName => eventName;

    public override LogSeverity Severity => severity;

    public override string? Body => body;

    public override KeyValuePair<string, object?>[] Attributes => attributes;

    public override ActivityContext Context => context;
}
