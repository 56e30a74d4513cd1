using System.Diagnostics;

namespace AutomagikTelemetry.Signals;

/// <summary>A finished span.</summary>
abstract class SpanRecord : TelemetryRecord
{
    /// <summary>Stopped already.</summary>
    public abstract Activity Activity { get; }

    /// <summary>Sanitised, and all that is exported: what others put on the activity stays in the process.</summary>
    public abstract KeyValuePair<string, object?>[] Attributes { get; }
}
