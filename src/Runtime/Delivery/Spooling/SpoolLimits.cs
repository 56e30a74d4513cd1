namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What a spool may hold. When it is full, the oldest goes: docs/decisions/0091-the-oldest-is-dropped.md.</summary>
sealed record SpoolLimits
{
    public long MaxBytes { get; init; } = 32 * 1024 * 1024;

    public int MaxFiles { get; init; } = 1_000;

    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(7);
}
