using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>A server of ASP.NET Core on a loopback port that takes everything, for what a collector on bare sockets does not have: TLS, and HTTP/2.</summary>
sealed class KestrelServer : IDisposable
{
    readonly WebApplication _app;
    readonly List<(string Path, X509Certificate2? Client, int ChainLength)> _requests = [];
    int _chainLength;

    /// <param name="certificate">Null for plain HTTP.</param>
    /// <param name="protocols">gRPC's servers know HTTP/2 alone.</param>
    /// <param name="demandsCertificate">Whether only those are served who show a certificate, whatever it is.</param>
    /// <param name="address">Where it listens; null for a free port.</param>
    public KestrelServer(X509Certificate2? certificate, HttpProtocols protocols = HttpProtocols.Http1, bool demandsCertificate = false, IPEndPoint? address = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address ?? new(IPAddress.Loopback, 0), listen =>
        {
            listen.Protocols = protocols;
            if (certificate is not null)
            {
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;
                    https.ClientCertificateMode = demandsCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
                    https.ClientCertificateValidation = (_, chain, _) =>
                    {
                        _chainLength = 1 + (chain?.ChainPolicy.ExtraStore.Count ?? 0);
                        return true;
                    };
                });
            }
        }));
        _app = builder.Build();
        _app.Run(Answer);
        _app.Start();
        Url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public string Url { get; }

    /// <summary>With the certificate that the other side has shown, and how many it has sent.</summary>
    public IReadOnlyList<(string Path, X509Certificate2? Client, int ChainLength)> Requests
    {
        get { lock (_requests) return [.. _requests]; }
    }

    public void Dispose() => ((IDisposable)_app).Dispose();

    Task Answer(HttpContext context)
    {
        lock (_requests)
            _requests.Add((context.Request.Path, context.Connection.ClientCertificate, _chainLength));
        context.Response.ContentType = "application/x-protobuf";
        return Task.CompletedTask;
    }
}
