using AutomagikTelemetry.Client;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>docs/otlp.md: the URL rules and the variables.</summary>
public class SettingsTests
{
    const string Own = "AUTOMAGIK_TELEMETRY_ENDPOINT";
    const string Shared = "OTEL_EXPORTER_OTLP_ENDPOINT";

    readonly FakeEnvironment _environment = new();
    readonly TelemetryOptions _options = new();

    [Theory]
    [InlineData("http://c", "http://c/v1/traces", "http://c/v1/logs", "http://c/v1/metrics")]
    [InlineData("http://c:4318/", "http://c:4318/v1/traces", "http://c:4318/v1/logs", "http://c:4318/v1/metrics")]
    [InlineData("https://c/otlp", "https://c/otlp/v1/traces", "https://c/otlp/v1/logs", "https://c/otlp/v1/metrics")]
    [InlineData("https://c/otlp/", "https://c/otlp/v1/traces", "https://c/otlp/v1/logs", "https://c/otlp/v1/metrics")]
    [InlineData("https://c/v1/traces", "https://c/v1/traces", "https://c/v1/logs", "https://c/v1/metrics")]
    [InlineData("https://c/a/v1/metrics/", "https://c/a/v1/traces", "https://c/a/v1/logs", "https://c/a/v1/metrics")]
    [InlineData("https://c/v1/logs?tenant=1", "https://c/v1/traces?tenant=1", "https://c/v1/logs?tenant=1", "https://c/v1/metrics?tenant=1")]
    [InlineData("https://c/v1/tracesque", "https://c/v1/tracesque/v1/traces", "https://c/v1/tracesque/v1/logs", "https://c/v1/tracesque/v1/metrics")]
    [InlineData("HTTPS://user:p%40ss@C/", "https://c/v1/traces", "https://c/v1/logs", "https://c/v1/metrics")]
    public void ABaseUrlGetsThePathOfTheSignal(string endpoint, string traces, string logs, string metrics)
    {
        var settings = Read(endpoint);

        (settings.Traces.Url.AbsoluteUri, settings.Logs.Url.AbsoluteUri, settings.Metrics.Url.AbsoluteUri).ShouldBe((traces, logs, metrics));
    }

    [Theory]
    [InlineData(Shared, "http://traces/", "http://metrics/x?y=z")]
    [InlineData("TelemetryOptions.Endpoint", "http://traces/", "http://metrics/x?y=z")]
    [InlineData(Own, "http://c/v1/traces", "http://c/v1/metrics")]
    public void ASignalsOwnVariableIsUsedAsItIsUnlessTheLibrarysOwnNamesTheEndpoint(string origin, string traces, string metrics)
    {
        _environment.Variables["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://traces";
        _environment.Variables["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] = "logs:4318";
        _environment.Variables["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = "http://metrics/x?y=z";

        var settings = Read("http://c", origin);

        (settings.Traces.Url.AbsoluteUri, settings.Logs.Url.AbsoluteUri, settings.Metrics.Url.AbsoluteUri).ShouldBe((traces, "http://c/v1/logs", metrics));
        if (origin == Shared)
            _environment.Warnings.ShouldBe(["warning: OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is not a valid URL; using the endpoint for all signals."]);
    }

    [Fact]
    public void HeadersComeFromTheOptionsAndPercentDecodedFromTheEnvironmentWhichWins()
    {
        _options.Headers["x-tenant"] = "code";
        _options.Headers["x-team"] = "hive";
        _environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "Authorization=Basic%20dTpw==, X-Tenant = a%2Cb";

        Headers(Read("http://c").Traces).ShouldBe(["Authorization: Basic dTpw==", "x-team: hive", "x-tenant: a,b"]);
    }

    [Fact]
    public void ASignalsOwnHeadersTakeThePlaceOfThoseForAll()
    {
        _environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "a=1,b=2";
        _environment.Variables["OTEL_EXPORTER_OTLP_LOGS_HEADERS"] = "c=3";

        var settings = Read("http://c", Shared);

        Headers(settings.Traces).ShouldBe(["a: 1", "b: 2"]);
        Headers(settings.Logs).ShouldBe(["c: 3"]);
    }

    [Theory]
    [InlineData("TelemetryOptions.Endpoint")]
    [InlineData("the MSBuild property AutomagikTelemetryEndpoint")]
    public void HeadersOfTheEnvironmentDoNotGoWhereAProgramSends(string origin)
    {
        _environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=users";
        _environment.Variables["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://users.collector/v1/traces";
        _options.Headers["x-team"] = "hive";

        var settings = Read("http://c", origin);

        Headers(settings.Logs).ShouldBe(["x-team: hive"]);
        Headers(settings.Traces).ShouldBe(["api-key: users", "x-team: hive"]);
    }

    [Fact]
    public void UserInformationOfTheUrlBecomesBasicAuthorization()
    {
        Headers(Read("http://u:p%40ss@c").Traces).ShouldBe(["Authorization: Basic dTpwQHNz"]);

        _environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=Bearer%20x";
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
        _environment.Variables["OTEL_EXPORTER_OTLP_HEADERS"] = headers;

        Read("http://c").Traces.Headers.ShouldBeEmpty();

        _environment.Lines.ShouldBe(["warning: " + warning]);
    }

    [Theory]
    [InlineData(null, 5000, null)]
    [InlineData("10000", 10000, null)]
    [InlineData("0", 5000, "OTEL_EXPORTER_OTLP_TIMEOUT='0' is not a number of milliseconds from 1 to 60000; using 5000.")]
    [InlineData("5s", 5000, "OTEL_EXPORTER_OTLP_TIMEOUT='5s' is not a number of milliseconds from 1 to 60000; using 5000.")]
    public void TheTimeoutIsTheEnvironmentsElseTheOptions(string? value, int milliseconds, string? warning)
    {
        Set("OTEL_EXPORTER_OTLP_TIMEOUT", value);

        Read("http://c").Timeout.TotalMilliseconds.ShouldBe(milliseconds);

        _environment.Lines.ShouldBe(warning is null ? [] : ["warning: " + warning]);
    }

    [Theory]
    [InlineData(null, true, 1024, null)]
    [InlineData(null, false, null, null)]
    [InlineData("gzip", false, 1024, null)]
    [InlineData("none", true, null, null)]
    [InlineData("zstd", true, 1024, "OTEL_EXPORTER_OTLP_COMPRESSION='zstd' is neither gzip nor none; using gzip.")]
    public void CompressionIsTheEnvironmentsElseTheOptions(string? value, bool option, int? threshold, string? warning)
    {
        Set("OTEL_EXPORTER_OTLP_COMPRESSION", value);
        _options.CompressionEnabled = option;

        Read("http://c").CompressionThreshold.ShouldBe(threshold);

        _environment.Lines.ShouldBe(warning is null ? [] : ["warning: " + warning]);
    }

    [Fact]
    public void GrpcIsRefusedAloudWithWhatToSetInstead()
    {
        _environment.Variables[Shared] = "http://c:4317";
        _environment.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        using var client = new TelemetryClient(_options, null, TimeProvider.System, _environment.Snapshot());
        client.IsEnabled = true;

        client.IsEnabled.ShouldBeFalse();
        _environment.Lines.ShouldHaveSingleItem().ShouldContain("set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf and the endpoint to the collector's HTTP port (4318 by default)");
    }

    [Theory]
    [InlineData(Own, "grpc", false)]
    [InlineData(Shared, "http/protobuf", false)]
    [InlineData(Shared, "http/json", true)]
    public void AnyOtherProtocolIsHttpProtobuf(string origin, string protocol, bool isSaid)
    {
        _environment.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;

        OtlpSettings.Obstacle(Endpoint("http://c", origin), _environment.Snapshot()).ShouldBeNull();
        Read("http://c", origin);

        _environment.Lines.ShouldBe(isSaid ? [$"warning: OTEL_EXPORTER_OTLP_PROTOCOL='{protocol}' is not http/protobuf; using the default http/protobuf."] : []);
    }

    OtlpSettings Read(string endpoint, string origin = Own) => OtlpSettings.Read(Endpoint(endpoint, origin), _options, _environment.Snapshot());

    static Endpoint Endpoint(string value, string origin) => new(
        value,
        origin is Own or Shared ? EndpointOrigin.Environment : origin.StartsWith("TelemetryOptions", StringComparison.Ordinal) ? EndpointOrigin.Code : EndpointOrigin.Build,
        origin);

    static IEnumerable<string> Headers(Destination destination) => destination.Headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);

    void Set(string name, string? value)
    {
        if (value is not null)
            _environment.Variables[name] = value;
    }
}
