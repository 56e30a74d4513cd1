using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>docs/configuration.md: headers and certificates, and where they go.</summary>
public class CredentialSettingsTests : SettingsReading
{
    [Fact]
    public void HeadersComeFromTheOptionsAndPercentDecodedFromTheEnvironmentWhichWins()
    {
        Options.Headers["x-tenant"] = "code";
        Options.Headers["x-team"] = "hive";
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "Authorization=Basic%20dTpw==, X-Tenant = a%2Cb";

        Headers(Read("http://c").Traces).ShouldBe(["Authorization: Basic dTpw==", "x-team: hive", "x-tenant: a,b"]);
    }

    [Fact]
    public void ASignalsOwnHeadersTakeThePlaceOfThoseForAll()
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "a=1,b=2";
        Environment.Variables["OTEL_EXPORTER_OTLP_LOGS_HEADERS"] = "c=3";

        var settings = Read("http://c", Shared);

        Headers(settings.Traces).ShouldBe(["a: 1", "b: 2"]);
        Headers(settings.Logs).ShouldBe(["c: 3"]);
    }

    [Theory]
    [InlineData("TelemetryOptions.Endpoint")]
    [InlineData("the MSBuild property AutomagikTelemetryEndpoint")]
    public void HeadersOfTheEnvironmentDoNotGoWhereAProgramSends(string origin)
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=users";
        Environment.Variables["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://users.collector/v1/traces";
        Options.Headers["x-team"] = "hive";

        var settings = Read("http://c", origin);

        Headers(settings.Logs).ShouldBe(["x-team: hive"]);
        Headers(settings.Traces).ShouldBe(["api-key: users", "x-team: hive"]);
    }

    [Fact]
    public void UserInformationOfTheUrlBecomesBasicAuthorization()
    {
        Headers(Read("http://u:p%40ss@c").Traces).ShouldBe(["Authorization: Basic dTpwQHNz"]);

        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=Bearer%20x";
        Headers(Read("http://u:p%40ss@c").Traces).ShouldBe(["Authorization: Bearer x"]);
    }

    [Theory]
    [InlineData("a=1,secret", "OTEL_EXPORTER_OTLP_HEADERS is not of the form key=value,key=value; using none of it.")]
    [InlineData("=secret", "OTEL_EXPORTER_OTLP_HEADERS is not of the form key=value,key=value; using none of it.")]
    [InlineData("a%20b=secret", "the header 'a b' of OTEL_EXPORTER_OTLP_HEADERS cannot be sent; leaving it out.")]
    [InlineData("a=secret%0D%0Ab:1", "the header 'a' of OTEL_EXPORTER_OTLP_HEADERS cannot be sent; leaving it out.")]
    [InlineData("a=secr%C3%A4t", "the header 'a' of OTEL_EXPORTER_OTLP_HEADERS cannot be sent; leaving it out.")]
    [InlineData("Content-Type=secret", "the header 'Content-Type' of OTEL_EXPORTER_OTLP_HEADERS cannot be sent; leaving it out.")]
    public void ABadHeaderIsSaidOnceAndWithoutItsValue(string headers, string warning)
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = headers;

        Read("http://c").Traces.Headers.ShouldBeEmpty();

        Environment.Lines.ShouldBe(["warning: " + warning]);
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_HEADERS", "traces: x=1; logs: x=1; metrics: x=1")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "traces: x=1; logs: x=1; metrics: x=1")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "traces: x=1; logs: ; metrics: ")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "traces: ; logs: x=1; metrics: ")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "traces: ; logs: ; metrics: x=1")]
    public void HeadersAreOfOneSignalOrOfAll(string variable, string expected)
    {
        Environment.Variables[variable] = "x=1";

        Each(Read("http://c"), destination => string.Join(",", destination.Headers.Select(header => $"{header.Key}={header.Value}"))).ShouldBe(expected);
    }

    [Fact]
    public void TheLibrarysOwnHeadersTakeThePlaceOfOpenTelemetrys()
    {
        Environment.Variables["AUTOMAGIK_TELEMETRY_HEADERS"] = "own=1";
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "shared=1";
        Environment.Variables["OTEL_EXPORTER_OTLP_LOGS_HEADERS"] = "logs=1";

        Headers(Read("http://c").Logs).ShouldBe(["own: 1"]);
        Headers(Read("http://c", Shared).Traces).ShouldBe(["own: 1"]);
        Headers(Read("http://c", "TelemetryOptions.Endpoint").Traces).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://c:4317", true)]
    [InlineData("https://C:4318/otlp", true)]
    [InlineData("http://other:4318", false)]
    [InlineData("http://c:9999", false)]
    [InlineData("c:4318", false)]
    public void CredentialsForOpenTelemetrysCollectorGoToNoOther(string shared, bool areSent)
    {
        Environment.Variables[Shared] = shared;
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=users";
        Environment.Variables["OTEL_EXPORTER_OTLP_CERTIFICATE"] = "roots.pem";
        Environment.Variables["OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"] = "client.pem";

        var logs = Read("https://c:4318").Logs;

        Headers(logs).ShouldBe(areSent ? ["api-key: users"] : []);
        (logs.Tls == TlsSettings.Default).ShouldBe(!areSent);
    }

    [Fact]
    public void CredentialsForOneSignalsCollectorGoToNoOther()
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://other/v1/traces";
        Environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=users";

        Each(Read("http://c"), destination => destination.Headers.Count).ShouldBe("traces: 0; logs: 1; metrics: 1");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_CERTIFICATE", "traces: True; logs: True; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE", "traces: True; logs: False; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE", "traces: False; logs: True; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE", "traces: False; logs: False; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "traces: True; logs: True; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE", "traces: True; logs: False; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_CLIENT_CERTIFICATE", "traces: False; logs: True; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE", "traces: False; logs: False; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_CLIENT_KEY", "traces: True; logs: True; metrics: True")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY", "traces: True; logs: False; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY", "traces: False; logs: True; metrics: False")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY", "traces: False; logs: False; metrics: True")]
    public void CertificatesAreOfOneSignalOrOfAll(string variable, string expected)
    {
        Environment.Variables[variable] = "file.pem";

        Each(Read("https://c"), HasFile).ShouldBe(expected);
        Each(Read("http://c"), HasFile).ShouldBe("traces: False; logs: False; metrics: False");
        Each(Read("https://c", "TelemetryOptions.Endpoint"), HasFile).ShouldBe("traces: False; logs: False; metrics: False");

        bool HasFile(Destination destination)
        {
            var tls = destination.Tls;
            return (variable.EndsWith("_CLIENT_KEY", StringComparison.Ordinal) ? tls.ClientKey
                : variable.EndsWith("_CLIENT_CERTIFICATE", StringComparison.Ordinal) ? tls.ClientCertificate
                : tls.Roots) == (variable, "file.pem");
        }
    }

    static IEnumerable<string> Headers(Destination destination) => destination.Headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
}
