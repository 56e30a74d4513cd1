namespace AutomagikTelemetry.Delivery;

/// <summary>What a sender wants to be woken for, besides flushes and its end; each wants what the one before it wants.</summary>
enum Waiting
{
    /// <summary>It is at work.</summary>
    ForNothing,

    /// <summary>A queue that fills up; it looks again within milliseconds by itself.</summary>
    ForNeed,

    /// <summary>A full batch.</summary>
    ForABatch,

    /// <summary>The first record.</summary>
    ForAnything,
}
