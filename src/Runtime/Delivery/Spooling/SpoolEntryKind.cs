namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What a file in the spool is, by its name.</summary>
enum SpoolEntryKind
{
    /// <summary>None of the spool's: it is left alone.</summary>
    Other,

    /// <summary>A request, waiting or held.</summary>
    Request,

    /// <summary>A request that is still being written.</summary>
    Temporary,

    /// <summary>The lock of an owner.</summary>
    OwnerLock,
}
