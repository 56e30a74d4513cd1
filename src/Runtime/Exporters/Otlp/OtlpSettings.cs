using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Options;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Where and how to send, from the endpoint, the options and the environment; docs/configuration.md has the variables as a table.</summary>
sealed class OtlpSettings
{
    /// <summary>This library's own variable for the timeout of a request.</summary>
    public const string OwnTimeout = "AUTOMAGIK_TELEMETRY_TIMEOUT";

    const string OwnCompression = "AUTOMAGIK_TELEMETRY_COMPRESSION";
    const string Preference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    static readonly SignalNames[] _signals = [SignalNames.Traces, SignalNames.Logs, SignalNames.Metrics];

    public required Destination Traces { get; init; }

    public required Destination Logs { get; init; }

    public required Destination Metrics { get; init; }

    public required Temporality Temporality { get; init; }

    /// <summary>How often a request is sent again that may have reached the collector.</summary>
    public required int MaxRetries { get; init; }

    /// <summary>What follows the first failure, before jitter.</summary>
    public required TimeSpan RetryBackoff { get; init; }

    /// <summary>What somebody waits for an answer whose data is safe.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>What a process waits at its start where the collector was away when it was asked last.</summary>
    public required TimeSpan FirstWaitWhereAway { get; init; }

    /// <summary>What requests that wait to be sent may take in memory.</summary>
    public required long MaxPendingBytes { get; init; }

    public Destination Of(TelemetrySignal signal) => signal switch
    {
        TelemetrySignal.Traces => Traces,
        TelemetrySignal.Logs => Logs,
        _ => Metrics,
    };

    /// <summary>Why nothing can be sent to <paramref name="endpoint"/>, as the end of a sentence; null when it can.</summary>
    public static string? Obstacle(Endpoint endpoint, EnvironmentSnapshot environment)
    {
        if (CollectorUrl.Parse(endpoint.Value) is null)
            return "it is not a valid URL";

        foreach (var signal in _signals)
        {
            if (Protocol(signal, endpoint, environment) is var (name, protocol) && string.Equals(protocol, "grpc", StringComparison.OrdinalIgnoreCase))
                return $"{name} asks for grpc, which this library does not speak; set {name} to http/protobuf and the endpoint to the collector's HTTP port (4318 by default)";
        }

        return null;
    }

    /// <summary>For an endpoint without an <see cref="Obstacle"/>. Each value that cannot be understood gets one warning and its default.</summary>
    public static OtlpSettings Read(Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment) => new()
    {
        Traces = Destination(SignalNames.Traces, endpoint, options, environment),
        Logs = Destination(SignalNames.Logs, endpoint, options, environment),
        Metrics = Destination(SignalNames.Metrics, endpoint, options, environment),
        Temporality = ReadTemporality(environment),
        MaxRetries = options.MaxRetries,
        RetryBackoff = options.RetryBackoff,
        MaxPendingBytes = options.MaxPendingBytes,
        Patience = options.CommandFlushTimeout > TimeSpan.Zero ? options.CommandFlushTimeout : new TelemetryOptions().CommandFlushTimeout,
        FirstWaitWhereAway = options.FlushInterval,
    };

    static Destination Destination(SignalNames signal, Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        if (Protocol(signal, endpoint, environment) is var (name, protocol) && !string.Equals(protocol, "http/protobuf", StringComparison.OrdinalIgnoreCase))
            environment.WarnOnce($"{name}='{protocol}' is not http/protobuf; using the default http/protobuf.");

        var url = SignalUrl.Of(signal, endpoint, environment);
        return new(url.Url, RequestHeaders.For(url, signal, options, environment))
        {
            Timeout = Timeout(signal, options, environment),
            CompressionThreshold = IsCompressed(signal, options, environment) ? options.CompressionThreshold : null,
            Tls = TlsSettings.Of(url, signal, environment),
        };
    }

    /// <summary>It is a matter of the URL that stands beside it: null where another setting has named that.</summary>
    static (string Name, string Value)? Protocol(SignalNames signal, Endpoint endpoint, EnvironmentSnapshot environment)
        => signal.Variables.Find(environment, variables => variables.Protocol) is { } found && SignalUrl.Of(signal, endpoint, environment).IsShared ? found : null;

    /// <summary>OpenTelemetry has a time for a request and another one for the export around it, which ends the request too.</summary>
    static TimeSpan Timeout(SignalNames signal, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var seconds = Notation.Seconds(OptionBounds.Timeout);
        var limit = Notation.Limit((TimeSpan)OptionBounds.Timeout.Maximum);
        return (TimeSpan)VariableReader.Read(
            environment,
            read =>
            {
                if (read.Of(OwnTimeout, seconds) is { } own)
                    return own;

                var request = read.Of(signal.Variables.Timeout, limit) ?? read.Of(OtlpVariables.All.Timeout, limit) ?? options.Timeout;
                return read.Of(signal.ExportTimeoutVariable, limit) is { } export && export.CompareTo(request) < 0 ? export : request;
            },
            options.Timeout);
    }

    static bool IsCompressed(SignalNames signal, TelemetryOptions options, EnvironmentSnapshot environment) => (bool)VariableReader.Read(
        environment,
        read => read.Of(OwnCompression, Notation.Compression)
            ?? read.Of(signal.Variables.Compression, Notation.Compression)
            ?? read.Of(OtlpVariables.All.Compression, Notation.Compression),
        options.CompressionEnabled);

    /// <summary>Low memory differs from delta for observable instruments only, and there are none.</summary>
    static Temporality ReadTemporality(EnvironmentSnapshot environment)
    {
        var value = environment.Variable(Preference);
        switch (value?.ToLowerInvariant())
        {
            case "delta" or "lowmemory":
                return Temporality.Delta;
            case null or "cumulative":
                break;
            default:
                environment.WarnOnce($"{Preference}='{value}' is not cumulative, delta or lowmemory; using the default cumulative.");
                break;
        }

        return Temporality.Cumulative;
    }
}
