namespace AutomagikTelemetry.Client.Options;

/// <summary>What options may be, whether code or environment sets them; docs/configuration.md has it as a table.</summary>
static class OptionBounds
{
    static readonly TimeSpan _instant = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    public static Bounds BatchSize { get; } = new(1, 10_000);

    public static Bounds MaxQueueSize { get; } = new(1, 1_000_000);

    public static Bounds Ratio { get; } = new(0.0, 1.0);

    /// <summary>A second.</summary>
    public static Bounds Rate { get; } = new(0, 1_000_000);

    /// <summary>Of memory.</summary>
    public static Bounds Bytes { get; } = new(64 * 1024L, 1024 * 1024 * 1024L);

    public static Bounds Interval { get; } = new(_instant, _hour);

    /// <summary>Of what waits for others: the end of the process, a command's flush, the first retry.</summary>
    public static Bounds Wait { get; } = new(TimeSpan.Zero, _minute);

    /// <summary>Of one request.</summary>
    public static Bounds Timeout { get; } = new(_instant, _minute);

    public static Bounds CompressionThreshold { get; } = new(0, int.MaxValue);

    public static Bounds MaxRetries { get; } = new(0, 10);
}
