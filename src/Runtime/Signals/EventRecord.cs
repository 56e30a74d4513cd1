using System.Diagnostics;

namespace AutomagikTelemetry.Signals;

/// <summary>An event, an error or a log line: an OpenTelemetry log record, an event when it has a name.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/logs/data-model/</remarks>
abstract class EventRecord : TelemetryRecord
{
    public sealed override TelemetrySignal Signal => TelemetrySignal.Logs;

    public abstract DateTimeOffset Timestamp { get; }

    public abstract string? EventName { get; }

    public abstract LogSeverity Severity { get; }

    public abstract string? Body { get; }

    /// <summary>Sanitised already. May be a shared array: never written to.</summary>
    public abstract KeyValuePair<string, object?>[] Attributes { get; }

    /// <summary>The span that was current; <c>default</c> outside any span.</summary>
    public abstract ActivityContext Context { get; }
}
