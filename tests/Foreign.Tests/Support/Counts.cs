namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>How calls ended.</summary>
sealed record Counts(long Succeeded, long Failed, long Cancelled)
{
    internal long All => Succeeded + Failed + Cancelled;
}
