namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What is known of a collector. The numbers stand in files.</summary>
enum CollectorState
{
    /// <summary>Nothing, or nothing recent.</summary>
    Unknown = 0,

    /// <summary>It answers in time.</summary>
    Healthy = 1,

    /// <summary>There is no connection, or its answer is an error.</summary>
    Refusing = 2,

    /// <summary>It answers, but not in the time that a command waits.</summary>
    Slow = 3,

    /// <summary>It takes requests and says nothing.</summary>
    Silent = 4,
}
