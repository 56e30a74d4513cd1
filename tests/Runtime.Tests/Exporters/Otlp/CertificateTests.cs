using System.Diagnostics;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>docs/otlp.md, certificates: whom this side trusts, and what it shows of itself.</summary>
public sealed class CertificateTests : IDisposable
{
    const string Roots = "OTEL_EXPORTER_OTLP_CERTIFICATE";
    const string ClientCertificate = "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE";
    const string ClientKey = "OTEL_EXPORTER_OTLP_CLIENT_KEY";

    readonly FakeEnvironment _environment = new();
    readonly TestCertificates _certificates = new();

    [Fact]
    public void ACollectorIsTrustedOnceItsRootIsNamed()
    {
        using var server = new KestrelServer(_certificates.Server());
        Export(server.Url).ShouldBe(1);
        server.Requests.ShouldBeEmpty();

        _environment.Variables[Roots] = _certificates.RootFile;
        Export(server.Url).ShouldBe(0);

        server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/v1/logs");
        _environment.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void OnlyTheRootsThatAreNamedAreTrusted()
    {
        using var server = new KestrelServer(_certificates.Server());
        using var others = new TestCertificates();
        _environment.Variables[Roots] = others.RootFile;

        Export(server.Url).ShouldBe(1);

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void ANamedRootMakesNoWrongNameRight()
    {
        using var server = new KestrelServer(_certificates.Server());
        _environment.Variables[Roots] = _certificates.RootFile;

        Export(server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)).ShouldBe(1);

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void EachSignalHasCertificatesOfItsOwn()
    {
        using var server = new KestrelServer(_certificates.Server());
        _environment.Variables["OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE"] = _certificates.RootFile;
        using var activity = new Activity("a").Start();
        activity.Stop();

        Export(server.Url, OtlpFixture.Event("e"), new FinishedSpan(new("tests", null), activity)).ShouldBe(1);

        server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/v1/logs");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ACertificateIsShownWithThoseThatLeadToItsRoot(bool isKeyInAFileOfItsOwn)
    {
        using var server = new KestrelServer(_certificates.Server(), demandsCertificate: true);
        var (client, file, keyFile) = _certificates.Client();
        _environment.Variables[Roots] = _certificates.RootFile;
        _environment.Variables[ClientCertificate] = isKeyInAFileOfItsOwn ? file : _certificates.Write("both.pem", File.ReadAllText(keyFile) + "\n" + File.ReadAllText(file));
        if (isKeyInAFileOfItsOwn)
            _environment.Variables[ClientKey] = keyFile;

        Export(server.Url).ShouldBe(0);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Client.ShouldNotBeNull().Thumbprint.ShouldBe(client.Thumbprint);
        request.ChainLength.ShouldBe(2);
    }

    [Fact]
    public void WithoutACertificateACollectorThatDemandsOneGetsNothing()
    {
        using var server = new KestrelServer(_certificates.Server(), demandsCertificate: true);
        _environment.Variables[Roots] = _certificates.RootFile;

        Export(server.Url).ShouldBe(1);

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("missing.pem", null, "there is no such file")]
    [InlineData("missing/missing.pem", null, "there is no such file")]
    [InlineData("empty.pem", "", "there is no certificate in PEM in it")]
    [InlineData("text.pem", "certificate", "there is no certificate in PEM in it")]
    public void RootsThatCannotBeReadAreSaidOnceAndTheSystemsAreTrusted(string name, string? text, string reason)
    {
        using var server = new KestrelServer(_certificates.Server());
        var file = text is null ? Path.Combine(Path.GetTempPath(), "telemetry-tests", name) : _certificates.Write(name, text);
        _environment.Variables[Roots] = file;
        using var exporter = Exporter(server.Url, isVerbose: false);

        exporter.Export(new([OtlpFixture.Event("a")], [])).ShouldBe(1);
        exporter.Export(new([OtlpFixture.Event("b")], [])).ShouldBe(1);

        server.Requests.ShouldBeEmpty();
        _environment.Lines.ShouldBe([$"warning: {Roots}='{file}' cannot be used ({reason}); trusting the system's roots."]);
    }

    [Fact]
    public void BrokenRootsAreSaidToo()
    {
        _environment.Variables[Roots] = _certificates.Write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        using var server = new KestrelServer(_certificates.Server());

        Export(server.Url).ShouldBe(1);

        _environment.Warnings.ShouldHaveSingleItem().ShouldStartWith($"warning: {Roots}='{_environment.Variables[Roots]}' cannot be used (");
    }

    [Fact]
    public void AClientCertificateThatCannotBeUsedIsSaidAndNoneIsShown()
    {
        using var server = new KestrelServer(_certificates.Server());
        using var others = new TestCertificates();
        _environment.Variables[Roots] = _certificates.RootFile;
        _environment.Variables[ClientCertificate] = _certificates.Client().File;
        _environment.Variables[ClientKey] = others.Client().KeyFile;

        Export(server.Url).ShouldBe(0);

        server.Requests.ShouldHaveSingleItem().Client.ShouldBeNull();
        var warning = _environment.Warnings.ShouldHaveSingleItem();
        warning.ShouldStartWith($"warning: {ClientCertificate}='{_environment.Variables[ClientCertificate]}' cannot be used (");
        warning.ShouldEndWith("); sending no client certificate.");
    }

    [Fact]
    public void AKeyAloneIsSaid()
    {
        using var server = new KestrelServer(_certificates.Server());
        _environment.Variables[Roots] = _certificates.RootFile;
        _environment.Variables[ClientKey] = "client.key";

        Export(server.Url).ShouldBe(0);

        _environment.Warnings.ShouldBe([$"warning: {ClientKey}='client.key' is a key without a certificate; sending no client certificate."]);
    }

    [Fact]
    public void ForPlainHttpNoFileIsRead()
    {
        using var server = new KestrelServer(certificate: null);
        _environment.Variables[Roots] = "missing.pem";

        Export(server.Url).ShouldBe(0);

        _environment.Lines.ShouldBeEmpty();
    }

    public void Dispose() => _certificates.Dispose();

    long Export(string endpoint, params TelemetryRecord[] records)
    {
        using var exporter = Exporter(endpoint, isVerbose: true);
        return exporter.Export(new(records.Length == 0 ? [OtlpFixture.Event("e")] : records, []));
    }

    CountedExporter Exporter(string endpoint, bool isVerbose) => new(
        new Endpoint(endpoint, EndpointOrigin.Environment, Endpoint.OwnVariable), new TelemetryOptions { Timeout = Clients.Patience, MaxRetries = 0 }, _environment.Snapshot(), isVerbose);
}
