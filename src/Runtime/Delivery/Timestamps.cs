namespace AutomagikTelemetry.Delivery;

/// <summary>Points in time by the clock that measures, which no setting of the clock of the day moves.</summary>
static class Timestamps
{
    /// <summary>The timestamp that the clock will have when so much time has passed.</summary>
    public static long TimestampAfter(this TimeProvider time, TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
}
