namespace AutomagikTelemetry.Client.Options;

/// <summary>
/// The variables that beat options which are for every exporter: the library's own, else OpenTelemetry's. docs/configuration.md has them as a
/// table; those of one exporter are read by it.
/// </summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/</remarks>
static class EnvironmentOptions
{
    /// <summary>This library's own variable for the records that make a batch.</summary>
    public const string BatchSize = "AUTOMAGIK_TELEMETRY_BATCH_SIZE";

    /// <summary>
    /// Changes options that are valid, and leaves them valid. OpenTelemetry has a queue for spans and one for log records; here is one for
    /// both, which keeps within what either of them is given.
    /// </summary>
    public static void LayOver(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var batch = Notation.Count(OptionBounds.BatchSize);
        var queue = Notation.Count(OptionBounds.MaxQueueSize);
        var seconds = Notation.Seconds(OptionBounds.Interval);
        var milliseconds = Notation.Milliseconds(OptionBounds.Interval);

        options.BatchSize = (int)VariableReader.Read(
            environment,
            read => read.Of(BatchSize, batch)
                ?? Smaller(read.Of("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", batch), read.Of("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", batch)),
            options.BatchSize);

        options.MaxQueueSize = (int)VariableReader.Read(
            environment,
            read => read.Of("AUTOMAGIK_TELEMETRY_MAX_QUEUE_SIZE", queue)
                ?? Larger(read.Of("OTEL_BSP_MAX_QUEUE_SIZE", queue), read.Of("OTEL_BLRP_MAX_QUEUE_SIZE", queue)),
            options.MaxQueueSize);
        OptionsValidation.HoldABatch(options);

        options.FlushInterval = (TimeSpan)VariableReader.Read(
            environment,
            read => read.Of("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", seconds)
                ?? Smaller(read.Of("OTEL_BSP_SCHEDULE_DELAY", milliseconds), read.Of("OTEL_BLRP_SCHEDULE_DELAY", milliseconds)),
            options.FlushInterval);

        // Without an interval of their own metrics go with every flush interval, so that this one is what a bad value leaves.
        IComparable? own = null;
        VariableReader.Read(
            environment,
            read => own = read.Of("AUTOMAGIK_TELEMETRY_METRIC_EXPORT_INTERVAL", seconds) ?? read.Of("OTEL_METRIC_EXPORT_INTERVAL", milliseconds),
            options.MetricExportInterval ?? options.FlushInterval);
        if (own is TimeSpan interval)
            options.MetricExportInterval = interval;

        options.ExitTimeout = (TimeSpan)VariableReader.Read(
            environment, read => read.Of("AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", Notation.Seconds(OptionBounds.Wait)), options.ExitTimeout);

        options.SelfMetrics = (bool)VariableReader.Read(environment, read => read.Of("AUTOMAGIK_TELEMETRY_SELF_METRICS", Notation.Switch), options.SelfMetrics);
        options.IsSpoolEnabled = (bool)VariableReader.Read(environment, read => read.Of("AUTOMAGIK_TELEMETRY_SPOOL", Notation.Switch), options.IsSpoolEnabled);

        options.MaxRetries = (int)VariableReader.Read(
            environment, read => read.Of("AUTOMAGIK_TELEMETRY_MAX_RETRIES", Notation.Count(OptionBounds.MaxRetries)), options.MaxRetries);
    }

    static IComparable? Smaller(IComparable? one, IComparable? other) => one is not null && other is not null ? (one.CompareTo(other) <= 0 ? one : other) : one ?? other;

    static IComparable? Larger(IComparable? one, IComparable? other) => one is not null && other is not null ? (one.CompareTo(other) >= 0 ? one : other) : one ?? other;
}
