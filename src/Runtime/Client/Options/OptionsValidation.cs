using System.Globalization;

namespace AutomagikTelemetry.Client.Options;

/// <summary>Replaces values out of range by their defaults and says so.</summary>
static class OptionsValidation
{
    /// <summary>A valid copy. Never throws; <paramref name="warn"/> gets one line for each value replaced.</summary>
    public static TelemetryOptions Validated(TelemetryOptions options, Action<string> warn)
    {
        var defaults = new TelemetryOptions();
        var valid = options.Copy();
        if (IsBeyond(OptionBounds.BatchSize, nameof(valid.BatchSize), valid.BatchSize, defaults.BatchSize, warn))
            valid.BatchSize = defaults.BatchSize;
        if (IsBeyond(OptionBounds.MaxQueueSize, nameof(valid.MaxQueueSize), valid.MaxQueueSize, defaults.MaxQueueSize, warn))
            valid.MaxQueueSize = defaults.MaxQueueSize;
        if (IsBeyond(OptionBounds.Bytes, nameof(valid.MaxQueueBytes), valid.MaxQueueBytes, defaults.MaxQueueBytes, warn))
            valid.MaxQueueBytes = defaults.MaxQueueBytes;
        if (IsBeyond(OptionBounds.Bytes, nameof(valid.MaxPendingBytes), valid.MaxPendingBytes, defaults.MaxPendingBytes, warn))
            valid.MaxPendingBytes = defaults.MaxPendingBytes;
        if (IsBeyond(OptionBounds.Bytes, nameof(valid.MaxSpoolBytes), valid.MaxSpoolBytes, defaults.MaxSpoolBytes, warn))
            valid.MaxSpoolBytes = defaults.MaxSpoolBytes;
        if (IsBeyond(OptionBounds.Interval, nameof(valid.FlushInterval), valid.FlushInterval, defaults.FlushInterval, warn))
            valid.FlushInterval = defaults.FlushInterval;
        if (valid.MetricExportInterval is { } interval && IsBeyond(OptionBounds.Interval, nameof(valid.MetricExportInterval), interval, fallback: null, warn))
            valid.MetricExportInterval = null;
        if (valid.SampleRatio is { } ratio && IsBeyond(OptionBounds.Ratio, nameof(valid.SampleRatio), ratio, fallback: 1.0, warn))
            valid.SampleRatio = 1;
        if (IsBeyond(OptionBounds.Rate, nameof(valid.MaxErrorEventsPerSecond), valid.MaxErrorEventsPerSecond, defaults.MaxErrorEventsPerSecond, warn))
            valid.MaxErrorEventsPerSecond = defaults.MaxErrorEventsPerSecond;
        if (IsBeyond(OptionBounds.Wait, nameof(valid.ExitTimeout), valid.ExitTimeout, defaults.ExitTimeout, warn))
            valid.ExitTimeout = defaults.ExitTimeout;
        if (IsBeyond(OptionBounds.Wait, nameof(valid.CommandFlushTimeout), valid.CommandFlushTimeout, defaults.CommandFlushTimeout, warn))
            valid.CommandFlushTimeout = defaults.CommandFlushTimeout;
        if (IsBeyond(OptionBounds.CompressionThreshold, nameof(valid.CompressionThreshold), valid.CompressionThreshold, defaults.CompressionThreshold, warn))
            valid.CompressionThreshold = defaults.CompressionThreshold;
        if (IsBeyond(OptionBounds.MaxRetries, nameof(valid.MaxRetries), valid.MaxRetries, defaults.MaxRetries, warn))
            valid.MaxRetries = defaults.MaxRetries;
        if (IsBeyond(OptionBounds.Wait, nameof(valid.RetryBackoff), valid.RetryBackoff, defaults.RetryBackoff, warn))
            valid.RetryBackoff = defaults.RetryBackoff;
        if (IsBeyond(OptionBounds.Timeout, nameof(valid.Timeout), valid.Timeout, defaults.Timeout, warn))
            valid.Timeout = defaults.Timeout;
        if (string.IsNullOrWhiteSpace(valid.Organization))
        {
            Say(nameof(valid.Organization), valid.Organization, defaults.Organization, warn);
            valid.Organization = defaults.Organization;
        }

        HoldABatch(valid);
        return valid;
    }

    /// <summary>A batch larger than the queue would never be full.</summary>
    public static void HoldABatch(TelemetryOptions options) => options.MaxQueueSize = Math.Max(options.BatchSize, options.MaxQueueSize);

    static bool IsBeyond(Bounds bounds, string option, IComparable value, IComparable? fallback, Action<string> warn)
    {
        if (bounds.Contain(value))
            return false;

        Say(option, value, fallback, warn);
        return true;
    }

    static void Say(string option, object? value, object? fallback, Action<string> warn)
        => warn(string.Create(CultureInfo.InvariantCulture, $"option {option}='{value}' is not valid; using the default '{fallback ?? "null"}'."));
}
