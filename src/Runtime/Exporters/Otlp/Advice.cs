using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AutomagikTelemetry.Client.Options;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>What to do about a request that has failed, as a sentence without its full stop; null where there is nothing to say.</summary>
/// <remarks>Read off types and numbers, never off messages: those are in the user's language. Nothing of headers, user information and queries is in it.</remarks>
static class Advice
{
    const string NotGrpc = "Set the endpoint to the collector's HTTP port, 4318 by default: this one is gRPC's, which this library does not speak";
    const string NotFollowed = "Redirects are not followed";
    const string BadName = "Check how the host's name is spelt, and whether this machine can resolve it";

    /// <summary>No answer came.</summary>
    public static string? For(Exception exception, Destination destination) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => BadName,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "Check HTTPS_PROXY and NO_PROXY: a proxy refused the connection",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: CertificateRefusedException refused } => ForCertificate(refused),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "Check the endpoint: this is no answer of a collector",
        HttpRequestException or OperationCanceledException when destination.Url.Port == CollectorUrl.GrpcPort => NotGrpc,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "Set the endpoint to http:// if the collector does not speak TLS there",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } http => ForConnection(http),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse } => ForOtherProtocol(destination),
        HttpRequestException when SocketErrorOf(exception) is not null => ForOtherProtocol(destination),
        OperationCanceledException => $"Check the network and how busy the collector is, or raise {OtlpSettings.OwnTimeout}",
        _ => null,
    };

    /// <summary>An answer came, and it is not a success.</summary>
    public static string? For(Answer answer, Destination destination) => (int)answer.Status switch
    {
        _ when answer.IsGrpc => NotGrpc,
        400 or 415 or 426 or 505 when destination.Url.Port == CollectorUrl.GrpcPort => NotGrpc,
        >= 300 and < 400 => ForRedirect(answer.Location, destination),
        // A collector that speaks the protocol says itself what it did not like.
        400 when answer.IsProtobuf => null,
        400 or 426 or 505 => ForOtherProtocol(destination),
        401 or 403 => $"Check the credentials: {RequestHeaders.Own} or {OtlpVariables.All.Headers} where the environment names the endpoint, else TelemetryOptions.Headers",
        404 or 405 => "Set the endpoint to the collector's base URL: /v1/traces, /v1/logs and /v1/metrics are put behind it",
        407 => "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY: a proxy wants credentials",
        413 => $"Set {EnvironmentOptions.BatchSize} to less than it is, or raise the limit of the collector",
        415 => "Set the endpoint to one that takes OTLP over HTTP with protobuf",
        429 or 502 or 503 or 504 => "Look at the collector's own log: it is overloaded or not ready",
        _ => null,
    };

    static string ForConnection(HttpRequestException exception) => SocketErrorOf(exception) switch
    {
        SocketError.ConnectionRefused => "Check that a collector is running there, and the port: that of HTTP is 4318 by default",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => BadName,
        _ => "Check the endpoint, the network and firewalls",
    };

    /// <summary>Something is there that closes the connection, or answers with what HTTP/1.1 does not have.</summary>
    static string ForOtherProtocol(Destination destination)
        => "Check that this is the collector's HTTP port, 4318 by default, and not gRPC's, 4317; " + (destination.Url.Scheme == Uri.UriSchemeHttps
            ? $"if it asks for a client certificate, set {OtlpVariables.All.ClientCertificate}"
            : "if it speaks TLS, set the endpoint to https://");

    static string ForCertificate(CertificateRefusedException refused)
        => (refused.Chain & X509ChainStatusFlags.NotTimeValid) != 0 ? "Renew the collector's certificate, or set this machine's clock: it has expired or is not valid yet"
            : (refused.Errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0 ? "Set the endpoint to a name that the collector's certificate is for"
            : (refused.Errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0
                ? $"Name the root of the collector's certificate in {OtlpVariables.All.Certificate}, beside an endpoint of the environment, or have the system trust it"
            : "Set the collector up with a certificate";

    static string ForRedirect(Uri? location, Destination destination)
    {
        if (location is null || !Uri.TryCreate(destination.Url, location, out var target) || CollectorUrl.Parse(target.AbsoluteUri) is null)
            return NotFollowed + ": set the endpoint to where the collector is";

        var url = new UriBuilder(target.Scheme, target.Host, target.Port, CollectorUrl.BasePath(target.AbsolutePath)).Uri;
        return $"{NotFollowed}: set the endpoint to {destination.WithoutSecrets(url.AbsoluteUri.TrimEnd('/'))} if the collector is there";
    }

    static SocketError? SocketErrorOf(Exception? exception)
    {
        while (exception is not null and not SocketException)
            exception = exception.InnerException;
        return (exception as SocketException)?.SocketErrorCode;
    }
}
