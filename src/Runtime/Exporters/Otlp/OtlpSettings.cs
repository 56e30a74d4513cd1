using System.Globalization;
using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Where and how to send, from the endpoint, the options and the environment; docs/otlp.md has it as a table.</summary>
sealed class OtlpSettings
{
    const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    const string TimeoutVariable = "OTEL_EXPORTER_OTLP_TIMEOUT";
    const string Compression = "OTEL_EXPORTER_OTLP_COMPRESSION";
    const string Preference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
    const int LongestTimeout = 60_000;

    public required Destination Traces { get; init; }

    public required Destination Logs { get; init; }

    public required Destination Metrics { get; init; }

    /// <summary>What one request may take, from its first byte to the last one of the answer.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Bytes from which a request is compressed; null for never.</summary>
    public required int? CompressionThreshold { get; init; }

    public required Temporality Temporality { get; init; }

    /// <summary>How often a request is sent again that may have reached the collector.</summary>
    public required int MaxRetries { get; init; }

    /// <summary>What follows the first failure, before jitter.</summary>
    public required TimeSpan RetryBackoff { get; init; }

    /// <summary>What requests that wait to be sent may take in memory.</summary>
    public required long MaxPendingBytes { get; init; }

    /// <summary>Why nothing can be sent to <paramref name="endpoint"/>, as the end of a sentence; null when it can.</summary>
    public static string? Obstacle(Endpoint endpoint, EnvironmentSnapshot environment)
        => CollectorUrl.Parse(endpoint.Value) is null ? "it is not a valid URL"
            : endpoint.OriginName == Endpoint.SharedVariable && environment.Variable(Protocol)?.ToLowerInvariant() == "grpc"
                ? $"{Protocol} asks for grpc, which this library does not speak; set {Protocol} to http/protobuf and the endpoint to the collector's HTTP port (4318 by default)"
            : null;

    /// <summary>For an endpoint without an <see cref="Obstacle"/>. Each value that cannot be understood gets one warning and its default.</summary>
    public static OtlpSettings Read(Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        CheckProtocol(endpoint, environment);
        return new()
        {
            Traces = Destination(SignalNames.Traces, endpoint, options, environment),
            Logs = Destination(SignalNames.Logs, endpoint, options, environment),
            Metrics = Destination(SignalNames.Metrics, endpoint, options, environment),
            Timeout = ReadTimeout(options, environment),
            CompressionThreshold = IsCompressed(options, environment) ? options.CompressionThreshold : null,
            Temporality = ReadTemporality(environment),
            MaxRetries = options.MaxRetries,
            RetryBackoff = options.RetryBackoff,
            MaxPendingBytes = options.MaxPendingBytes,
        };
    }

    /// <summary>
    /// A signal's own variable is used as it is. It is of the shared family, so that the library's own variable beats it, and where an
    /// OpenTelemetry SDK runs it is the SDK's.
    /// </summary>
    static Destination Destination(SignalNames signal, Endpoint endpoint, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var url = endpoint.OriginName == Endpoint.OwnVariable ? null : OfSignal(signal, environment);
        var isChosenByEnvironment = url is not null || endpoint.Origin == EndpointOrigin.Environment;
        url ??= CollectorUrl.OfSignal(CollectorUrl.Parse(endpoint.Value)!, signal.Path);
        return new(url, RequestHeaders.For(url, signal, isChosenByEnvironment, options, environment));
    }

    static Uri? OfSignal(SignalNames signal, EnvironmentSnapshot environment)
    {
        if (environment.Variable(signal.EndpointVariable) is not { } value || environment.OpenTelemetrySdk.IsRunning)
            return null;

        var url = CollectorUrl.Parse(value);
        if (url is null)
            environment.WarnOnce($"{signal.EndpointVariable} is not a valid URL; using the endpoint for all signals.");
        return url;
    }

    static void CheckProtocol(Endpoint endpoint, EnvironmentSnapshot environment)
    {
        if (endpoint.OriginName == Endpoint.SharedVariable && environment.Variable(Protocol) is { } protocol
            && !string.Equals(protocol, "http/protobuf", StringComparison.OrdinalIgnoreCase))
        {
            environment.WarnOnce($"{Protocol}='{protocol}' is not http/protobuf; using the default http/protobuf.");
        }
    }

    static TimeSpan ReadTimeout(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        if (environment.Variable(TimeoutVariable) is not { } value)
            return options.Timeout;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and <= LongestTimeout)
            return TimeSpan.FromMilliseconds(milliseconds);

        environment.WarnOnce(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeoutVariable}='{value}' is not a number of milliseconds from 1 to {LongestTimeout}; using {options.Timeout.TotalMilliseconds}."));
        return options.Timeout;
    }

    static bool IsCompressed(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var value = environment.Variable(Compression);
        switch (value?.ToLowerInvariant())
        {
            case "gzip":
                return true;
            case "none":
                return false;
            case null:
                break;
            default:
                environment.WarnOnce($"{Compression}='{value}' is neither gzip nor none; using {(options.CompressionEnabled ? "gzip" : "none")}.");
                break;
        }

        return options.CompressionEnabled;
    }

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
