using System.Globalization;

namespace AutomagikTelemetry.Client;

/// <summary>How values are written in variables. All of them with digits alone: no sign, no exponent, no unit.</summary>
static class Notation
{
    const decimal LongestSeconds = 1_000_000;

    /// <summary>How OpenTelemetry's variables turn compression on and off.</summary>
    public static Notation<bool> Compression { get; } = new(
        "gzip or none",
        text => text.ToLowerInvariant() switch { "gzip" => true, "none" => false, _ => null },
        isOn => isOn ? "gzip" : "none");

    /// <summary>As the library's other switches are written.</summary>
    public static Notation<bool> Switch { get; } = new("true or false", Switches.Parse, isOn => isOn ? "true" : "false");

    /// <summary>A whole number.</summary>
    public static Notation<int> Count(Bounds<int> bounds) => new(
        Invariant($"a whole number from {bounds.Minimum} to {bounds.Maximum}"),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && bounds.Contain(count) ? count : null,
        count => Invariant($"{count}"));

    /// <summary>As the library's own variables have it: 2, or 0.5.</summary>
    public static Notation<TimeSpan> Seconds(Bounds<TimeSpan> bounds) => new(
        Invariant($"a number of seconds from {bounds.Minimum.TotalSeconds} to {bounds.Maximum.TotalSeconds}"),
        text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSeconds
            && TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) is var time && bounds.Contain(time) ? time : null,
        time => Invariant($"{time.TotalSeconds}"));

    /// <summary>As OpenTelemetry's variables have durations.</summary>
    public static Notation<TimeSpan> Milliseconds(Bounds<TimeSpan> bounds) => new(
        Invariant($"a number of milliseconds from {bounds.Minimum.TotalMilliseconds} to {bounds.Maximum.TotalMilliseconds}"),
        text => Whole(text) is { } time && bounds.Contain(time) ? time : null,
        time => Invariant($"{time.TotalMilliseconds}"));

    /// <summary>As OpenTelemetry's variables have timeouts: 0 is no limit, which is here, as anything longer, the longest that there is.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/configuration/common/#timeout</remarks>
    public static Notation<TimeSpan> Limit(TimeSpan longest) => new(
        Invariant($"a number of milliseconds from 0 to {int.MaxValue}"),
        text => Whole(text) is { } time ? time == TimeSpan.Zero || time > longest ? longest : time : null,
        time => Invariant($"{time.TotalMilliseconds}"));

    static TimeSpan? Whole(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
