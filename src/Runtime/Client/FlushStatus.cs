namespace AutomagikTelemetry;

/// <summary>How a flush ended.</summary>
public enum FlushStatus
{
    /// <summary>All that was recorded before the flush has been taken by the exporter, and nothing was lost.</summary>
    Delivered = 0,

    /// <summary>The flush went through, but something was lost: <see cref="FlushResult.Dropped"/> says how much.</summary>
    Dropped = 1,

    /// <summary>The time was up first. The rest stays queued and is still being sent.</summary>
    TimedOut = 2,

    /// <summary>Not all has been delivered in time, but the rest is on disk, and nothing was lost: <see cref="FlushResult.Spooled"/> says how much came there since the previous result.</summary>
    Spooled = 4,

    /// <summary>The client is off (by consent, by configuration or because it was disposed) and had nothing to send.</summary>
    Disabled = 3,
}
