namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>A collector's URL and the rules for it. A <see cref="PlainUrl"/> becomes a <see cref="Uri"/> when that is asked for, before the first request.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp</remarks>
sealed class CollectorUrl
{
    /// <summary>The ports of OTLP on which a collector listens unless it is told otherwise.</summary>
    public const int GrpcPort = 4317;

    const int HttpPort = 4318;

    static readonly string[] _signalPaths = [SignalNames.Traces.Path, SignalNames.Logs.Path, SignalNames.Metrics.Path];

    readonly PlainUrl? _plain;
    Uri? _uri;

    CollectorUrl(PlainUrl? plain, Uri? uri)
    {
        _plain = plain;
        _uri = uri;
    }

    public Uri Uri => _uri ??= new(_plain!.Text);

    public bool IsHttps => (_plain?.Scheme ?? Uri.Scheme) == "https";

    public string UserInfo => _plain is null ? Uri.UserInfo : "";

    /// <summary>Without user information, query and fragment, so that no secret is in it.</summary>
    public string Address => _plain?.Text ?? Uri.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);

    public string Host => _plain?.Host ?? Uri.Host;

    public int Port => _plain?.Port ?? Uri.Port;

    /// <summary>Null unless it is an absolute http or https URL.</summary>
    public static CollectorUrl? Parse(string value)
        => PlainUrl.Read(value) is { } plain ? new(plain, null)
            : Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0 ? new(null, url)
            : null;

    /// <summary>The URL of one signal: its path behind that of the base, which loses a signal's path that it may have. A query stays.</summary>
    public CollectorUrl OfSignal(string signalPath)
        => _plain is not null
            ? new(_plain with { Path = BasePath(_plain.Path) + signalPath }, null)
            : new(null, new UriBuilder(Uri) { Path = BasePath(Uri.AbsolutePath) + signalPath }.Uri);

    /// <summary>The same without user information.</summary>
    public CollectorUrl WithoutUserInfo() => UserInfo.Length == 0 ? this : new(null, new UriBuilder(Uri) { UserName = "", Password = "" }.Uri);

    /// <summary>A URL's path without that of a signal and without a slash at its end.</summary>
    public static string BasePath(string path)
    {
        path = path.TrimEnd('/');
        foreach (var known in _signalPaths)
        {
            if (path.EndsWith(known, StringComparison.OrdinalIgnoreCase))
                return path[..^known.Length].TrimEnd('/');
        }

        return path;
    }

    /// <summary>Whether two URLs lead to one collector, which takes gRPC, an SDK's default, on one port, and HTTP, which we speak, on the next.</summary>
    public bool IsSameCollector(CollectorUrl other)
        => string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase)
            && (Port == other.Port || (Port is GrpcPort or HttpPort && other.Port is GrpcPort or HttpPort));
}
