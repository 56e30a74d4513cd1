using System.Diagnostics;

namespace AutomagikTelemetry.Signals;

/// <summary>An event, an error or a log line: an OpenTelemetry log record, an event when it has a name.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/logs/data-model/</remarks>
sealed class EventRecord : TelemetryRecord
{
    public required DateTimeOffset Timestamp { get; init; }

    public string? EventName { get; init; }

    public LogSeverity Severity { get; init; } = LogSeverity.Information;

    public string? Body { get; init; }

    /// <summary>Sanitised already. May be a shared array: never written to.</summary>
    public KeyValuePair<string, object?>[] Attributes { get; init; } = [];

    /// <summary>The span that was current; <c>default</c> outside any span.</summary>
    public ActivityContext Context { get; init; }
}
