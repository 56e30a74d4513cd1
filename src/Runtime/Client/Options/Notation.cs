using System.Globalization;

namespace AutomagikTelemetry.Client.Options;

/// <summary>How a value is written in a variable. Numbers with digits alone: no sign, no exponent, no unit.</summary>
/// <param name="Expected">What it has to be, as the end of a sentence.</param>
/// <param name="Parse">Null where it is not that.</param>
/// <param name="Format">The way back.</param>
sealed record Notation(Func<string> Expected, Func<string, IComparable?> Parse, Func<IComparable, string> Format)
{
    const decimal LongestSeconds = 1_000_000;

    /// <summary>How OpenTelemetry's variables turn compression on and off. A bool.</summary>
    public static Notation Compression { get; } = new(
        () => "gzip or none",
        text => text.ToLowerInvariant() switch { "gzip" => true, "none" => false, _ => null },
        isOn => (bool)isOn ? "gzip" : "none");

    /// <summary>As the library's other switches are written. A bool.</summary>
    public static Notation Switch { get; } = new(() => "true or false", text => Switches.Parse(text), isOn => (bool)isOn ? "true" : "false");

    /// <summary>A whole number, an int.</summary>
    public static Notation Count(Bounds bounds) => new(
        () => Invariant($"a whole number from {bounds.Minimum} to {bounds.Maximum}"),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && bounds.Contain(count) ? count : null,
        count => Invariant($"{count}"));

    /// <summary>A TimeSpan as the library's own variables have it: 2, or 0.5.</summary>
    public static Notation Seconds(Bounds bounds) => new(
        () => Invariant($"a number of seconds from {((TimeSpan)bounds.Minimum).TotalSeconds} to {((TimeSpan)bounds.Maximum).TotalSeconds}"),
        text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestSeconds
            && TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) is var time && bounds.Contain(time) ? time : null,
        time => Invariant($"{((TimeSpan)time).TotalSeconds}"));

    /// <summary>A TimeSpan as OpenTelemetry's variables have durations.</summary>
    public static Notation Milliseconds(Bounds bounds) => new(
        () => Invariant($"a number of milliseconds from {((TimeSpan)bounds.Minimum).TotalMilliseconds} to {((TimeSpan)bounds.Maximum).TotalMilliseconds}"),
        text => Whole(text) is { } time && bounds.Contain(time) ? time : null,
        time => Invariant($"{((TimeSpan)time).TotalMilliseconds}"));

    /// <summary>A TimeSpan as OpenTelemetry's variables have timeouts: 0 is no limit, which is here, as anything longer, the longest that there is.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/otel/configuration/common/#timeout</remarks>
    public static Notation Limit(TimeSpan longest) => new(
        () => Invariant($"a number of milliseconds from 0 to {int.MaxValue}"),
        text => Whole(text) is { } time ? time == TimeSpan.Zero || time > longest ? longest : time : null,
        time => Invariant($"{((TimeSpan)time).TotalMilliseconds}"));

    static TimeSpan? Whole(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
