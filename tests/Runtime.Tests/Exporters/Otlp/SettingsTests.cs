using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>docs/otlp.md: the URL rules, and the protocol.</summary>
public class SettingsTests : SettingsReading
{
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
        Environment.Variables["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://traces";
        Environment.Variables["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] = "logs:4318";
        Environment.Variables["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = "http://metrics/x?y=z";

        var settings = Read("http://c", origin);

        (settings.Traces.Url.AbsoluteUri, settings.Logs.Url.AbsoluteUri, settings.Metrics.Url.AbsoluteUri).ShouldBe((traces, "http://c/v1/logs", metrics));
        if (origin == Shared)
            Environment.Warnings.ShouldBe(["warning: OTEL_EXPORTER_OTLP_LOGS_ENDPOINT is not a valid URL; using the endpoint for all signals."]);
    }

    [Fact]
    public void GrpcIsRefusedAloudWithWhatToSetInstead()
    {
        Environment.Variables[Shared] = "http://c:4317";
        Environment.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        using var client = new TelemetryClient(Options, null, TimeProvider.System, Environment.Snapshot());
        client.IsEnabled = true;

        client.IsEnabled.ShouldBeFalse();
        Environment.Lines.ShouldHaveSingleItem().ShouldContain("set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf and the endpoint to the collector's HTTP port (4318 by default)");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL")]
    public void GrpcForOneSignalIsRefusedTooWhereOpenTelemetrysVariablesNameItsUrl(string variable)
    {
        Environment.Variables[variable] = "grpc";
        Obstacle("http://c", Shared).ShouldNotBeNull().ShouldStartWith(variable + " asks for grpc");
        Obstacle("http://c", "TelemetryOptions.Endpoint").ShouldBeNull();

        Environment.Variables[variable.Replace("_PROTOCOL", "_ENDPOINT", StringComparison.Ordinal)] = "http://its:4317";
        Obstacle("http://c", "TelemetryOptions.Endpoint").ShouldNotBeNull();
        Obstacle("http://c", Own).ShouldBeNull();
    }

    [Fact]
    public void ASignalsProtocolBeatsTheOneForAll()
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        foreach (var signal in new[] { "TRACES", "LOGS", "METRICS" })
            Environment.Variables[$"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL"] = "http/protobuf";

        Obstacle("http://c", Shared).ShouldBeNull();
    }

    [Theory]
    [InlineData(Own, "grpc", false)]
    [InlineData(Shared, "http/protobuf", false)]
    [InlineData(Shared, "http/json", true)]
    public void AnyOtherProtocolIsHttpProtobuf(string origin, string protocol, bool isSaid)
    {
        Environment.Variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;

        Obstacle("http://c", origin).ShouldBeNull();
        Read("http://c", origin);

        Environment.Lines.ShouldBe(isSaid ? [$"warning: OTEL_EXPORTER_OTLP_PROTOCOL='{protocol}' is not http/protobuf; using the default http/protobuf."] : []);
    }
}
