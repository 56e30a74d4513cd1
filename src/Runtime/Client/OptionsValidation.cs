using System.Globalization;

namespace AutomagikTelemetry.Client;

/// <summary>Replaces values out of range by their defaults and says so.</summary>
static class OptionsValidation
{
    static readonly TimeSpan _instant = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>A valid copy. Never throws; <paramref name="warn"/> gets one line for each value replaced.</summary>
    public static TelemetryOptions Validated(TelemetryOptions options, Action<string> warn)
    {
        var defaults = new TelemetryOptions();
        var valid = options.Copy();
        valid.BatchSize = InRange(nameof(valid.BatchSize), options.BatchSize, 1, 10_000, defaults.BatchSize, warn);
        valid.MaxQueueSize = Math.Max(valid.BatchSize, InRange(nameof(valid.MaxQueueSize), options.MaxQueueSize, 1, 1_000_000, defaults.MaxQueueSize, warn));
        valid.FlushInterval = InRange(nameof(valid.FlushInterval), options.FlushInterval, _instant, TimeSpan.FromHours(1), defaults.FlushInterval, warn);
        valid.SampleRatio = options.SampleRatio is { } ratio ? InRange(nameof(valid.SampleRatio), ratio, 0d, 1d, 1d, warn) : null;
        valid.MaxErrorEventsPerSecond = InRange(nameof(valid.MaxErrorEventsPerSecond), options.MaxErrorEventsPerSecond, 0, 1_000_000, defaults.MaxErrorEventsPerSecond, warn);
        valid.ExitTimeout = InRange(nameof(valid.ExitTimeout), options.ExitTimeout, TimeSpan.Zero, _minute, defaults.ExitTimeout, warn);
        valid.CommandFlushTimeout = InRange(nameof(valid.CommandFlushTimeout), options.CommandFlushTimeout, TimeSpan.Zero, _minute, defaults.CommandFlushTimeout, warn);
        valid.CompressionThreshold = InRange(nameof(valid.CompressionThreshold), options.CompressionThreshold, 0, int.MaxValue, defaults.CompressionThreshold, warn);
        valid.MaxRetries = InRange(nameof(valid.MaxRetries), options.MaxRetries, 0, 10, defaults.MaxRetries, warn);
        valid.RetryBackoff = InRange(nameof(valid.RetryBackoff), options.RetryBackoff, TimeSpan.Zero, _minute, defaults.RetryBackoff, warn);
        valid.Timeout = InRange(nameof(valid.Timeout), options.Timeout, _instant, _minute, defaults.Timeout, warn);
        valid.Organization = string.IsNullOrWhiteSpace(options.Organization)
            ? Replaced(nameof(valid.Organization), options.Organization, defaults.Organization, warn)
            : options.Organization;
        return valid;
    }

    static T InRange<T>(string option, T value, T minimum, T maximum, T fallback, Action<string> warn)
        where T : IComparable<T>
        => value.CompareTo(minimum) >= 0 && value.CompareTo(maximum) <= 0 ? value : Replaced(option, value, fallback, warn);

    static T Replaced<T>(string option, T? value, T fallback, Action<string> warn)
    {
        warn(string.Create(CultureInfo.InvariantCulture, $"option {option}='{value}' is not valid; using the default '{fallback}'."));
        return fallback;
    }
}
