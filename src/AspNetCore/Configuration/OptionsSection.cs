using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace AutomagikTelemetry.AspNetCore.Configuration;

/// <summary>Reads <see cref="TelemetryOptions"/> from a section of the configuration.</summary>
/// <remarks>
/// A table in place of a binder: a binder throws at the first value that it does not understand, where telemetry keeps the default and says so,
/// passes over names that it does not know in silence, and does not survive trimming. docs/aspnetcore.md lists the names.
/// </remarks>
static class OptionsSection
{
    public const string Name = "AutomagikTelemetry";

    static readonly Dictionary<string, Action<TelemetryOptions, IConfigurationSection>> _readers = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(TelemetryOptions.ProjectName)] = (options, section) => options.ProjectName = section.Value,
        [nameof(TelemetryOptions.ProjectVersion)] = (options, section) => options.ProjectVersion = section.Value,
        [nameof(TelemetryOptions.Organization)] = (options, section) => options.Organization = section.Value!,
        [nameof(TelemetryOptions.Endpoint)] = (options, section) => options.Endpoint = section.Value,
        [nameof(TelemetryOptions.IsEnabled)] = (options, section) => options.IsEnabled = Bool(section),
        [nameof(TelemetryOptions.IsVerbose)] = (options, section) => options.IsVerbose = Bool(section),
        [nameof(TelemetryOptions.IsHostLifetimeTracked)] = (options, section) => options.IsHostLifetimeTracked = Bool(section),
        [nameof(TelemetryOptions.BatchSize)] = (options, section) => options.BatchSize = Int(section),
        [nameof(TelemetryOptions.FlushInterval)] = (options, section) => options.FlushInterval = Time(section),
        [nameof(TelemetryOptions.MetricExportInterval)] = (options, section) => options.MetricExportInterval = Time(section),
        [nameof(TelemetryOptions.MaxQueueSize)] = (options, section) => options.MaxQueueSize = Int(section),
        [nameof(TelemetryOptions.MaxQueueBytes)] = (options, section) => options.MaxQueueBytes = Long(section),
        [nameof(TelemetryOptions.MaxPendingBytes)] = (options, section) => options.MaxPendingBytes = Long(section),
        [nameof(TelemetryOptions.IsSpoolEnabled)] = (options, section) => options.IsSpoolEnabled = Bool(section),
        [nameof(TelemetryOptions.SpoolDirectory)] = (options, section) => options.SpoolDirectory = section.Value,
        [nameof(TelemetryOptions.MaxSpoolBytes)] = (options, section) => options.MaxSpoolBytes = Long(section),
        [nameof(TelemetryOptions.SelfMetrics)] = (options, section) => options.SelfMetrics = Bool(section),
        [nameof(TelemetryOptions.PrivacyMode)] = (options, section) =>
        {
            // One that cannot be understood was not meant to be mild.
            options.PrivacyMode = PrivacyMode.Strict;
            options.PrivacyMode = Privacy(section);
        },
        [nameof(TelemetryOptions.PseudonymKey)] = (options, section) => options.PseudonymKey = section.Value,
        [nameof(TelemetryOptions.PseudonymMode)] = (options, section) => options.PseudonymMode = Mode(section),
        [nameof(TelemetryOptions.SampleRatio)] = (options, section) => options.SampleRatio = Number(section),
        [nameof(TelemetryOptions.MaxErrorEventsPerSecond)] = (options, section) => options.MaxErrorEventsPerSecond = Int(section),
        [nameof(TelemetryOptions.ExitTimeout)] = (options, section) => options.ExitTimeout = Time(section),
        [nameof(TelemetryOptions.CommandFlushTimeout)] = (options, section) => options.CommandFlushTimeout = Time(section),
        [nameof(TelemetryOptions.CompressionEnabled)] = (options, section) => options.CompressionEnabled = Bool(section),
        [nameof(TelemetryOptions.CompressionThreshold)] = (options, section) => options.CompressionThreshold = Int(section),
        [nameof(TelemetryOptions.MaxRetries)] = (options, section) => options.MaxRetries = Int(section),
        [nameof(TelemetryOptions.RetryBackoff)] = (options, section) => options.RetryBackoff = Time(section),
        [nameof(TelemetryOptions.Timeout)] = (options, section) => options.Timeout = Time(section),
        [nameof(TelemetryOptions.Headers)] = (options, section) =>
        {
            foreach (var header in section.GetChildren())
                options.Headers[header.Key] = header.Value ?? "";
        },
        [nameof(TelemetryOptions.ResourceAttributes)] = (options, section) =>
        {
            foreach (var attribute in section.GetChildren())
                options.ResourceAttributes[attribute.Key] = attribute.Value;
        },
    };

    /// <summary>The names that are read.</summary>
    public static IReadOnlyCollection<string> Names => _readers.Keys;

    /// <summary>Sets the options that the section has. Never throws; <paramref name="warn"/> gets one line for each entry that cannot be used.</summary>
    public static void Read(IConfigurationSection section, TelemetryOptions options, Action<string> warn)
    {
        foreach (var entry in section.GetChildren())
        {
            // An empty value means that nothing is set, as everywhere in telemetry's configuration.
            if (!entry.GetChildren().Any() && string.IsNullOrWhiteSpace(entry.Value))
                continue;
            if (_readers.TryGetValue(entry.Key, out var read))
                Read(entry, read, options, warn);
            else
                warn($"the configuration's {entry.Path} is not known and not used; known are {string.Join(", ", Names)}.");
        }
    }

    static void Read(IConfigurationSection entry, Action<TelemetryOptions, IConfigurationSection> read, TelemetryOptions options, Action<string> warn)
    {
        try
        {
            read(options, entry);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            warn($"the configuration's {entry.Path}='{entry.Value}' is not valid ({exception.Message}) and not used.");
        }
    }

    static bool Bool(IConfigurationSection section)
        => bool.TryParse(section.Value, out var value) ? value : throw new FormatException("expected true or false");

    static long Long(IConfigurationSection section)
        => int.TryParse(section.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("expected a whole number");

    static int Int(IConfigurationSection section)
        => int.TryParse(section.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("expected a whole number");

    static PrivacyMode Privacy(IConfigurationSection section)
        => Enum.TryParse<PrivacyMode>(section.Value, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw new FormatException("expected Scrub or Strict");

    static PseudonymMode Mode(IConfigurationSection section)
        => Enum.TryParse<PseudonymMode>(section.Value, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw new FormatException("expected Keyed or PlainSha256");

    static double Number(IConfigurationSection section)
        => double.TryParse(section.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("expected a number");

    static TimeSpan Time(IConfigurationSection section)
        => TimeSpan.TryParse(section.Value, CultureInfo.InvariantCulture, out var value) && section.Value!.Contains(':', StringComparison.Ordinal)
            ? value
            : throw new FormatException("expected a time such as 00:00:05");
}
