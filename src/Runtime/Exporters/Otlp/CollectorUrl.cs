namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The URL rules.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp</remarks>
static class CollectorUrl
{
    /// <summary>The ports of OTLP on which a collector listens unless it is told otherwise.</summary>
    public const int GrpcPort = 4317;

    const int HttpPort = 4318;

    static readonly string[] _signalPaths = [SignalNames.Traces.Path, SignalNames.Logs.Path, SignalNames.Metrics.Path];

    /// <summary>Null unless it is an absolute http or https URL.</summary>
    public static Uri? Parse(string value)
        => Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0 ? url : null;

    /// <summary>The URL of one signal: its path behind that of the base, which loses a signal's path that it may have. A query stays.</summary>
    public static Uri OfSignal(Uri baseUrl, string signalPath) => new UriBuilder(baseUrl) { Path = BasePath(baseUrl) + signalPath }.Uri;

    /// <summary>A URL's path without that of a signal and without a slash at its end.</summary>
    public static string BasePath(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        foreach (var known in _signalPaths)
        {
            if (path.EndsWith(known, StringComparison.OrdinalIgnoreCase))
                return path[..^known.Length].TrimEnd('/');
        }

        return path;
    }

    /// <summary>Whether two URLs lead to one collector, which takes gRPC, an SDK's default, on one port, and HTTP, which we speak, on the next.</summary>
    public static bool IsSameCollector(Uri one, Uri other)
        => string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase)
            && (one.Port == other.Port || (one.Port is GrpcPort or HttpPort && other.Port is GrpcPort or HttpPort));
}
