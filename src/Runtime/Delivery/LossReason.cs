namespace AutomagikTelemetry.Delivery;

/// <summary>Why a record was lost.</summary>
enum LossReason
{
    QueueFull,
    ExportFailed,

    /// <summary>No name, a value that is not a finite number, or a metric beyond the limit.</summary>
    Invalid,

    /// <summary>Something threw while the record was made.</summary>
    Failed,

    /// <summary>Recorded while the client was being disposed.</summary>
    Stopped,

    /// <summary>A call whose task is followed on the side, beyond the number of those that may be open at once.</summary>
    Unobserved,

    /// <summary>An error event of a tracked method, beyond the rate of such events.</summary>
    ErrorRate,
}
