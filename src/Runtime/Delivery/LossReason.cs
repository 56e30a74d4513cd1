namespace AutomagikTelemetry.Delivery;

/// <summary>Why a record was lost; docs/delivery.md has the names and what they mean.</summary>
enum LossReason
{
    /// <summary>The queue, or what waits for the collector, was at its bound.</summary>
    QueueFull,

    /// <summary>A record, or a request of a single item, beyond the size that is sent.</summary>
    TooLarge,

    /// <summary>Not delivered, however often it was tried.</summary>
    SendFailed,

    /// <summary>The collector said no: with a status that is final, or to a part of a request.</summary>
    Rejected,

    /// <summary>No name, a value that is not a finite number, ids that OTLP cannot hold, or a metric beyond the limit.</summary>
    Invalid,

    /// <summary>Something threw while the record was made.</summary>
    InternalError,

    /// <summary>Recorded while the client was being disposed, or still under way when its time was up.</summary>
    Stopped,

    /// <summary>A call whose task is followed on the side, beyond the number of those that may be open at once.</summary>
    Unobserved,

    /// <summary>An error event of a tracked method, beyond the rate of such events.</summary>
    ErrorRate,
}
