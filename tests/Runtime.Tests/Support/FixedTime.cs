namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>A clock that a test moves by hand.</summary>
sealed class FixedTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 14, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
