namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>How long to wait after failures in a row: exponential, with jitter, so that many processes do not come back at the same moment.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/#retry</remarks>
static class Backoff
{
    /// <remarks>A collector that is back is found again soon.</remarks>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A collector may ask for more than <see cref="Longest"/>, but not for ever.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>What the collector asks for, which knows best when it can take more; else by the number of failures.</summary>
    public static TimeSpan After(Verdict verdict, TimeSpan first, int failures)
        => verdict.RetryAfter is not { } asked || asked <= TimeSpan.Zero ? After(first, failures, Random.Shared.NextDouble())
            : asked < LongestAsked ? asked
            : LongestAsked;

    /// <summary>Three quarters to five quarters of the first wait, doubled with each failure.</summary>
    /// <param name="first">What follows the first failure.</param>
    /// <param name="failures">In a row; at least 1.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan After(TimeSpan first, int failures, double random)
    {
        var doubled = Math.Max(first.TotalMilliseconds, _shortest.TotalMilliseconds) * Math.Pow(2, failures - 1);
        return TimeSpan.FromMilliseconds(Math.Min(doubled, Longest.TotalMilliseconds) * (0.75 + (random / 2)));
    }
}
