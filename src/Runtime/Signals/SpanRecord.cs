using System.Diagnostics;

namespace AutomagikTelemetry.Signals;

/// <summary>A finished span.</summary>
sealed class SpanRecord : TelemetryRecord
{
    /// <summary>Stopped already.</summary>
    public required Activity Activity { get; init; }

    /// <summary>Sanitised, and all that is exported: what others put on the activity stays in the process.</summary>
    public KeyValuePair<string, object?>[] Attributes { get; init; } = [];
}
