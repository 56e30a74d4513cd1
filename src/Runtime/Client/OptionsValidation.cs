using System.Globalization;

namespace AutomagikTelemetry.Client;

/// <summary>Replaces values out of range by their defaults and says so.</summary>
static class OptionsValidation
{
    /// <summary>A valid copy. Never throws; <paramref name="warn"/> gets one line for each value replaced.</summary>
    public static TelemetryOptions Validated(TelemetryOptions options, Action<string> warn)
    {
        var defaults = new TelemetryOptions();
        var valid = options.Copy();
        valid.BatchSize = Within(OptionBounds.BatchSize, nameof(valid.BatchSize), options.BatchSize, defaults.BatchSize, warn);
        valid.MaxQueueSize = Within(OptionBounds.MaxQueueSize, nameof(valid.MaxQueueSize), options.MaxQueueSize, defaults.MaxQueueSize, warn);
        valid.MaxQueueBytes = Within(OptionBounds.Bytes, nameof(valid.MaxQueueBytes), options.MaxQueueBytes, defaults.MaxQueueBytes, warn);
        valid.MaxPendingBytes = Within(OptionBounds.Bytes, nameof(valid.MaxPendingBytes), options.MaxPendingBytes, defaults.MaxPendingBytes, warn);
        valid.MaxSpoolBytes = Within(OptionBounds.Bytes, nameof(valid.MaxSpoolBytes), options.MaxSpoolBytes, defaults.MaxSpoolBytes, warn);
        valid.FlushInterval = Within(OptionBounds.Interval, nameof(valid.FlushInterval), options.FlushInterval, defaults.FlushInterval, warn);
        valid.MetricExportInterval = WithinOrNull(OptionBounds.Interval, nameof(valid.MetricExportInterval), options.MetricExportInterval, defaults.MetricExportInterval, warn);
        valid.SampleRatio = WithinOrNull(OptionBounds.Ratio, nameof(valid.SampleRatio), options.SampleRatio, 1, warn);
        valid.MaxErrorEventsPerSecond = Within(OptionBounds.Rate, nameof(valid.MaxErrorEventsPerSecond), options.MaxErrorEventsPerSecond, defaults.MaxErrorEventsPerSecond, warn);
        valid.ExitTimeout = Within(OptionBounds.Wait, nameof(valid.ExitTimeout), options.ExitTimeout, defaults.ExitTimeout, warn);
        valid.CommandFlushTimeout = Within(OptionBounds.Wait, nameof(valid.CommandFlushTimeout), options.CommandFlushTimeout, defaults.CommandFlushTimeout, warn);
        valid.CompressionThreshold = Within(OptionBounds.CompressionThreshold, nameof(valid.CompressionThreshold), options.CompressionThreshold, defaults.CompressionThreshold, warn);
        valid.MaxRetries = Within(OptionBounds.MaxRetries, nameof(valid.MaxRetries), options.MaxRetries, defaults.MaxRetries, warn);
        valid.RetryBackoff = Within(OptionBounds.Wait, nameof(valid.RetryBackoff), options.RetryBackoff, defaults.RetryBackoff, warn);
        valid.Timeout = Within(OptionBounds.Timeout, nameof(valid.Timeout), options.Timeout, defaults.Timeout, warn);
        valid.Organization = string.IsNullOrWhiteSpace(options.Organization)
            ? Replaced(nameof(valid.Organization), options.Organization, defaults.Organization, warn)
            : options.Organization;
        HoldABatch(valid);
        return valid;
    }

    /// <summary>A batch larger than the queue would never be full.</summary>
    public static void HoldABatch(TelemetryOptions options) => options.MaxQueueSize = Math.Max(options.BatchSize, options.MaxQueueSize);

    static T Within<T>(Bounds<T> bounds, string option, T value, T fallback, Action<string> warn)
        where T : struct, IComparable<T>
        => bounds.Contain(value) ? value : Replaced(option, value, fallback, warn);

    static T? WithinOrNull<T>(Bounds<T> bounds, string option, T? value, T? fallback, Action<string> warn)
        where T : struct, IComparable<T>
        => value is not { } given || bounds.Contain(given) ? value : Replaced(option, value, fallback, warn);

    static T Replaced<T>(string option, object? value, T fallback, Action<string> warn)
    {
        warn(string.Create(CultureInfo.InvariantCulture, $"option {option}='{value}' is not valid; using the default '{(object?)fallback ?? "null"}'."));
        return fallback;
    }
}
