using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Makes what sends: the platform's handler, its proxy settings and nothing that a receiver could make use of.</summary>
static class CollectorHandlers
{
    /// <summary>Never throws. <paramref name="warn"/> gets a line for each file that cannot be used.</summary>
    public static SocketsHttpHandler Create(TlsSettings tls, Action<string> warn)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would take credentials and data to whom nobody named.
            AllowAutoRedirect = false,
            UseCookies = false,
            // Without spans of its own: whoever listens to HTTP activities would record each export, and export that again.
            ActivityHeadersPropagator = null,
            ConnectCallback = CollectorConnection.Open,
            // The platform reads the rest of an answer that was given up for up to two seconds more, to keep the connection.
            ResponseDrainTimeout = TimeSpan.Zero,
            // Else a collector that moved to another address would never be found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            // A quarter of it is how often the platform looks after connections that nobody uses, in an asynchronous way after which their sockets never block again.
            PooledConnectionIdleTimeout = TimeSpan.FromHours(1),
        };
        handler.SslOptions.RemoteCertificateValidationCallback = Accept;

        if (CertificateFiles.ReadRoots(tls, warn) is { } roots)
        {
            handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        if (CertificateFiles.ReadClientCertificate(tls, warn) is { } client)
            handler.SslOptions.ClientCertificateContext = client;
        return handler;
    }

    /// <summary>The platform's own verdict, which an exception only tells in more detail.</summary>
    static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        => errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(errors, chain?.ChainStatus ?? []);
}
