using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>From the client's calls to the collector.</summary>
public sealed class EndToEndTests : IDisposable
{
    readonly CollectorServer _server = new();
    readonly FakeEnvironment _environment = new();

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_ENDPOINT")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public void WhatIsTrackedArrives(string variable)
    {
        _environment.Variables[variable] = _server.Url;
        using var client = Client();

        client.TrackEvent("agent.spawned", [new("agent", "scout"), new("api_key", "x")]);
        client.TrackLog("hello", LogSeverity.Warning);
        client.TrackError(new InvalidOperationException("broken"));
        client.TrackMetric("latency", 12, MetricType.Histogram, unit: "ms");
        client.TrackMetric("messages", 2, MetricType.Counter);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 5, 0));
        _server.Logs.Select(log => (log.EventName, log.Body, log.SeverityText)).ShouldBe([("agent.spawned", null, "INFO"), ("", "hello", "WARN"), ("automagik.error", null, "ERROR")]);
        _server.Logs[0].Attributes.ShouldBe([new("agent", "scout")]);
        _server.Logs[0].Origin.Resource["service.name"].ShouldBe("hive");
        _server.Logs[0].Origin.Resource["service.version"].ShouldBe("1.2.3");
        (_server.Logs[0].Origin.ScopeName, _server.Logs[0].Origin.ScopeVersion).ShouldBe(("hive.telemetry", "1.2.3"));
        _server.Metrics.Select(metric => (metric.Name, metric.Kind)).ShouldBe([("latency", "histogram"), ("messages", "sum")], ignoreOrder: true);
    }

    [Fact]
    public void WhatTheCollectorRefusesIsToldAsDropped()
    {
        _server.Answer = request => CollectorServer.Response(request.Path == "/v1/logs" ? 400 : 200, "text/plain", []);
        using var client = Client(_server.Url);

        client.TrackEvent("a");
        client.TrackEvent("b");
        client.TrackMetric("m", 1);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 1, 2));
    }

    [Fact]
    public void OptionsOfTheCallerThatChangeLaterChangeNothing()
    {
        var options = Options(_server.Url);
        options.Headers["x-team"] = "hive";
        using var client = new TelemetryClient(options, null, TimeProvider.System, _environment.Snapshot());
        options.Headers.Clear();

        client.TrackEvent("a");
        client.Flush();

        _server.Requests.ShouldHaveSingleItem().Headers["x-team"].ShouldBe("hive");
    }

    [Fact]
    public void DisposalSendsWhatIsQueuedAndClosesTheConnection()
    {
        using (var client = Client(_server.Url))
            client.TrackEvent("last");

        _server.Logs.ShouldHaveSingleItem().EventName.ShouldBe("last");
        _server.AwaitClosedConnections();
    }

    [Theory]
    [InlineData("return", 7)]
    [InlineData("exit", 8)]
    [InlineData("throw", 134)]
    public void HoweverTheProgramEndsWhatIsQueuedArrives(string ending, int exitCode)
    {
        using var child = new ChildProcess($"{ending} {_server.Url}");

        child.Result().ExitCode.ShouldBe(exitCode);

        _server.Logs.ShouldHaveSingleItem().EventName.ShouldBe("app.started");
        _server.Metrics.ShouldHaveSingleItem().Points.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    [Fact]
    public void ALossAtTheEndOfTheProgramIsSaid()
    {
        _server.Answer = _ => CollectorServer.Response(400, "text/plain", []);
        using var child = new ChildProcess($"return {_server.Url}");

        child.Result().Error.ShouldHaveSingleItem().ShouldStartWith("[telemetry] warning: telemetry is being lost: rejected ");
    }

    [Fact]
    public void ASignalEndsTheProgramAndWhatIsQueuedArrives()
    {
        using var child = new ChildProcess($"wait {_server.Url}");

        child.Signal(15);

        child.Result().ExitCode.ShouldBe(143);
        _server.Logs.ShouldHaveSingleItem().EventName.ShouldBe("app.started");
    }

    public void Dispose() => _server.Dispose();

    TelemetryClient Client(string? endpoint = null) => new(Options(endpoint), null, TimeProvider.System, _environment.Snapshot());

    static TelemetryOptions Options(string? endpoint)
        => new() { Endpoint = endpoint, FlushInterval = TimeSpan.FromHours(1), ExitTimeout = Clients.Patience, Timeout = Clients.Patience };
}
