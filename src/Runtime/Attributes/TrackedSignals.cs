namespace AutomagikTelemetry;

/// <summary>What a tracked call reports.</summary>
[Flags]
public enum TrackedSignals
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The histogram of its duration.</summary>
    Metrics = 1,

    /// <summary>An error event for an exception that leaves it.</summary>
    Errors = 2,

    /// <summary>A span, that is, a <c>System.Diagnostics.Activity</c>.</summary>
    Spans = 4,
}
