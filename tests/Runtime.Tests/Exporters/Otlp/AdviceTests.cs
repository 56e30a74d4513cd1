using System.Net;
using System.Net.Sockets;
using System.Text;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>What the line about a failed request says to do, by what really is there in a collector's place.</summary>
public sealed class AdviceTests : IDisposable
{
    const string ItIsGrpcs = "Set the endpoint to the collector's HTTP port, 4318 by default: this one is gRPC's, which this library does not speak.";
    const string OrTls = "Check that this is the collector's HTTP port, 4318 by default, and not gRPC's, 4317; if it speaks TLS, set the endpoint to https://.";
    const string OrClientCertificate = "Check that this is the collector's HTTP port, 4318 by default, and not gRPC's, 4317; if it asks for a client certificate, set OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE.";

    /// <summary>An address of the machine itself on which nobody else has the port.</summary>
    static readonly IPEndPoint _grpc = new(IPAddress.Parse("127.43.17.1"), 4317);

    readonly FakeEnvironment _environment = new();
    readonly TelemetryOptions _options = new() { Timeout = Clients.Patience, MaxRetries = 0 };
    readonly CollectorServer _server = new();
    readonly TestCertificates _certificates = new();

    [Fact]
    public void WhereNobodyListensACollectorHasToRun()
    {
        _server.Dispose();

        Line(_server.Url).ShouldEndWith(". Check that a collector is running there, and the port: that of HTTP is 4318 by default.");
    }

    [Fact]
    public void TheGrpcPortIsKnownByItsNumberWhoeverAnswersThere()
    {
        using (var server = new KestrelServer(certificate: null, HttpProtocols.Http2, address: _grpc))
            Line(server.Url).ShouldEndWith(ItIsGrpcs);
        Line($"http://{_grpc}").ShouldEndWith(ItIsGrpcs);
        Line($"https://{_grpc}").ShouldEndWith(ItIsGrpcs);
    }

    [Fact]
    public void AGrpcServerOnAnotherPortIsOneThatDoesNotSpeakHttp1()
    {
        using var server = new KestrelServer(certificate: null, HttpProtocols.Http2);
        Line(server.Url).ShouldEndWith(OrTls);

        using var secure = new KestrelServer(_certificates.Server(), HttpProtocols.Http2);
        _environment.Variables["OTEL_EXPORTER_OTLP_CERTIFICATE"] = _certificates.RootFile;
        Line(secure.Url).ShouldEndWith(OrClientCertificate);
    }

    [Theory]
    [InlineData(415)]
    [InlineData(404)]
    [InlineData(200)]
    public void AnAnswerOfGrpcIsKnownByItsType(int status)
    {
        _server.Answer = _ => CollectorServer.Response(status, "application/grpc+proto", []);

        Line(_server.Url).ShouldEndWith(ItIsGrpcs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    public void WhatSaysNothingOfHttpMayBeAnotherPort(string? answer)
    {
        _server.Answer = _ => answer is null ? null : Encoding.ASCII.GetBytes(answer);

        Line(_server.Url).ShouldEndWith(OrTls);
    }

    [Theory]
    [InlineData(400, "text/plain", OrTls)]
    [InlineData(401, "text/plain", "Check the credentials: AUTOMAGIK_TELEMETRY_HEADERS or OTEL_EXPORTER_OTLP_HEADERS where the environment names the endpoint, else TelemetryOptions.Headers.")]
    [InlineData(403, "text/plain", "Check the credentials: AUTOMAGIK_TELEMETRY_HEADERS or OTEL_EXPORTER_OTLP_HEADERS where the environment names the endpoint, else TelemetryOptions.Headers.")]
    [InlineData(404, "text/html", "Set the endpoint to the collector's base URL: /v1/traces, /v1/logs and /v1/metrics are put behind it.")]
    [InlineData(405, "text/html", "Set the endpoint to the collector's base URL: /v1/traces, /v1/logs and /v1/metrics are put behind it.")]
    [InlineData(407, "text/html", "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY: a proxy wants credentials.")]
    [InlineData(413, "text/html", "Set AUTOMAGIK_TELEMETRY_BATCH_SIZE to less than it is, or raise the limit of the collector.")]
    [InlineData(415, "text/html", "Set the endpoint to one that takes OTLP over HTTP with protobuf.")]
    [InlineData(426, "text/html", OrTls)]
    [InlineData(429, "text/plain", "Look at the collector's own log: it is overloaded or not ready.")]
    [InlineData(502, "text/plain", "Look at the collector's own log: it is overloaded or not ready.")]
    [InlineData(503, "text/plain", "Look at the collector's own log: it is overloaded or not ready.")]
    [InlineData(504, "text/plain", "Look at the collector's own log: it is overloaded or not ready.")]
    [InlineData(505, "text/plain", OrTls)]
    public void AStatusHasItsAdvice(int status, string mediaType, string advice)
    {
        _server.Answer = _ => CollectorServer.Response(status, mediaType, "because"u8.ToArray());

        Line(_server.Url).ShouldEndWith(": because. " + advice);
    }

    [Theory]
    [InlineData(500, "text/plain")]
    [InlineData(400, "application/x-protobuf")]
    public void WhereTheCollectorKnowsBetterNothingIsAdded(int status, string mediaType)
    {
        _server.Answer = _ => CollectorServer.Response(status, mediaType, [0x12, 3, .. "why"u8]);

        Line(_server.Url).ShouldEndWith("why");
    }

    [Theory]
    [InlineData("https://other.example/v1/logs", "set the endpoint to https://other.example if the collector is there.")]
    [InlineData("https://user:letmein@other.example:8443/otlp/v1/logs?key=opensesame#here", "set the endpoint to https://other.example:8443/otlp if the collector is there.")]
    [InlineData("/login?from=/v1/logs", "set the endpoint to {0}/login if the collector is there.")]
    [InlineData("/opensesame/login", "set the endpoint to {0}/***/login if the collector is there.")]
    [InlineData("ftp://other.example/", "set the endpoint to where the collector is.")]
    [InlineData(null, "set the endpoint to where the collector is.")]
    public void ARedirectSaysWhereItLeadsWithoutSecrets(string? location, string advice)
    {
        _options.Headers["x-api-key"] = "opensesame";
        _server.Answer = _ => CollectorServer.Response(308, "text/html", [], location is null ? "" : $"Location: {location}\r\n");

        Line(_server.Url).ShouldEndWith(". Redirects are not followed: " + string.Format(null, advice, _server.Url));
    }

    [Fact]
    public void ANameThatNobodyHasIsToBeChecked()
        => Line("http://nobody.invalid:4318").ShouldEndWith(". Check how the host's name is spelt, and whether this machine can resolve it.");

    [Fact]
    public void ACollectorThatSaysNothingMayNeedMoreTime()
    {
        _options.Timeout = TimeSpan.FromMilliseconds(100);
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using (listener)
        {
            Line($"http://{listener.LocalEndpoint}").ShouldEndWith(
                "did not answer in time for events and log lines. Check the network and how busy the collector is, or raise AUTOMAGIK_TELEMETRY_TIMEOUT.");
        }
    }

    [Fact]
    public void TlsToAPlainPortIsSetToHttp()
    {
        using var server = new KestrelServer(certificate: null);

        Line(server.Url.Replace("http:", "https:", StringComparison.Ordinal)).ShouldEndWith(". Set the endpoint to http:// if the collector does not speak TLS there.");
    }

    [Fact]
    public void PlainHttpToATlsPortIsSetToHttps()
    {
        using var server = new KestrelServer(_certificates.Server());

        Line(server.Url.Replace("https:", "http:", StringComparison.Ordinal)).ShouldEndWith(OrTls);
    }

    [Fact]
    public void ARootThatIsNotTrustedIsToBeNamed()
    {
        using var server = new KestrelServer(_certificates.Server());

        Line(server.Url).ShouldEndWith(". Name the root of the collector's certificate in OTEL_EXPORTER_OTLP_CERTIFICATE, beside an endpoint of the environment, or have the system trust it.");
    }

    [Fact]
    public void ACertificateForAnotherNameNeedsThatName()
    {
        using var server = new KestrelServer(_certificates.Server());
        _environment.Variables["OTEL_EXPORTER_OTLP_CERTIFICATE"] = _certificates.RootFile;

        Line(server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)).ShouldEndWith(". Set the endpoint to a name that the collector's certificate is for.");
    }

    [Fact]
    public void ACertificateThatHasExpiredIsToBeRenewed()
    {
        using var server = new KestrelServer(_certificates.Server(until: DateTimeOffset.UtcNow.AddDays(-1)));
        _environment.Variables["OTEL_EXPORTER_OTLP_CERTIFICATE"] = _certificates.RootFile;

        Line(server.Url).ShouldEndWith(". Renew the collector's certificate, or set this machine's clock: it has expired or is not valid yet.");
    }

    [Fact]
    public void ACollectorThatDemandsACertificateGetsOneByAVariable()
    {
        using var server = new KestrelServer(_certificates.Server(), demandsCertificate: true);
        _environment.Variables["OTEL_EXPORTER_OTLP_CERTIFICATE"] = _certificates.RootFile;

        Line(server.Url).ShouldEndWith(OrClientCertificate);
    }

    [Fact]
    public void AProxyThatRefusesATunnelIsNamed()
    {
        _server.Answer = _ => CollectorServer.Response(403, "text/plain", []);

        Line("https://collector.example", handler => handler.Proxy = new WebProxy(_server.Url)).ShouldEndWith(". Check HTTPS_PROXY and NO_PROXY: a proxy refused the connection.");
    }

    [Fact]
    public void AnotherAdviceIsToldThoughTheTroubleIsTheSame()
    {
        var nobody = new Destination(CollectorUrl.Parse("http://127.0.0.1:1")!, []) { Timeout = Clients.Patience, CompressionThreshold = null, Tls = TlsSettings.Default };
        var report = new SendReport(SignalNames.Logs, nobody, _environment.Lines.Add);

        report.Failed(new HttpRequestException(HttpRequestError.NameResolutionError));
        report.Failed(new HttpRequestException(HttpRequestError.NameResolutionError));
        report.Failed(new HttpRequestException(HttpRequestError.ResponseEnded));

        _environment.Lines.Count.ShouldBe(2);
    }

    public void Dispose()
    {
        _server.Dispose();
        _certificates.Dispose();
    }

    /// <summary>The one that is written when an event is sent there.</summary>
    string Line(string endpoint, Action<SocketsHttpHandler>? configure = null)
    {
        _environment.Lines.Clear();
        using var exporter = Exporter(endpoint, configure ?? (_ => { }));

        exporter.Export(new([OtlpFixture.Event("e")], [])).ShouldBe(1);

        return _environment.Lines.ShouldHaveSingleItem();
    }

    CountedExporter Exporter(string endpoint, Action<SocketsHttpHandler> configure) => new(
        OtlpSettings.Read(new(endpoint, EndpointOrigin.Environment, Endpoint.OwnVariable), _options, _environment.Snapshot()),
        tls =>
        {
            var handler = CollectorHandlers.Create(tls, _environment.Lines.Add);
            configure(handler);
            return handler;
        },
        _environment.Snapshot());
}
