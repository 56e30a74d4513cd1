namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>How an attempt to send a request ended.</summary>
enum SendResult
{
    /// <summary>The collector has taken it, but for what it says it rejected.</summary>
    Taken,

    /// <summary>The collector has refused it for good.</summary>
    Refused,

    /// <summary>The collector asks for it again, or may never have got it.</summary>
    TryAgain,

    /// <summary>No connection: the collector has seen nothing of it.</summary>
    NotReached,

    /// <summary>It could not be sent, and will not be able to.</summary>
    Failed,

    /// <summary>This process cannot send at all.</summary>
    CannotSend,
}
