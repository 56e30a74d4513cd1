namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>How calls ended.</summary>
sealed record Counts(long Succeeded, long Failed, long Cancelled)
{
    internal long All => Succeeded + Failed + Cancelled;

    public static Counts operator +(Counts a, Counts b) => new(a.Succeeded + b.Succeeded, a.Failed + b.Failed, a.Cancelled + b.Cancelled);
}
