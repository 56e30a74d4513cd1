namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The URL rules.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp</remarks>
static class CollectorUrl
{
    static readonly string[] _signalPaths = [SignalNames.Traces.Path, SignalNames.Logs.Path, SignalNames.Metrics.Path];

    /// <summary>Null unless it is an absolute http or https URL.</summary>
    public static Uri? Parse(string value)
        => Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0 ? url : null;

    /// <summary>The URL of one signal: its path behind that of the base, which loses a signal's path that it may have. A query stays.</summary>
    public static Uri OfSignal(Uri baseUrl, string signalPath)
    {
        var path = baseUrl.AbsolutePath.TrimEnd('/');
        foreach (var known in _signalPaths)
        {
            if (path.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                path = path[..^known.Length].TrimEnd('/');
                break;
            }
        }

        return new UriBuilder(baseUrl) { Path = path + signalPath }.Uri;
    }
}
