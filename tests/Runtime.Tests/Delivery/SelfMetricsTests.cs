using System.Diagnostics.Metrics;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>docs/self-metrics.md: what the library says about itself.</summary>
public sealed class SelfMetricsTests : IDisposable
{
    readonly RecordingExporter _exporter = new();
    readonly MeterReading _meters = new();

    [Fact]
    public void TheMeterSaysWhatTheStatisticsSay()
    {
        var exports = 0;
        _exporter.Answer = () => ++exports % 2 == 0 ? ExportResult.Failure : ExportResult.Success;
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize) = (5, 20));
        client.TrackEvent("first");
        client.Flush();
        _exporter.Gate.Reset();
        for (var i = 0; i < 100; i++)
            client.TrackEvent("e");
        client.TrackEvent("");
        client.TrackMetric("m", 1);
        client.TrackMetric("m", double.NaN);
        _exporter.Gate.Set();
        client.Flush();

        var says = _meters.Of(_exporter);

        var statistics = client.Statistics;
        statistics.DroppedByReason.Keys.Order().ShouldBe(["invalid", "queue_full", "send_failed"]);
        says.Where(it => it.Name.EndsWith(".exported", StringComparison.Ordinal) && it.Error is null).Sum(it => it.Value).ShouldBe(statistics.Delivered);
        says.Where(it => it.Name == "automagik.telemetry.dropped").ToDictionary(it => it.Error!, it => it.Value).ShouldBe(statistics.DroppedByReason, ignoreOrder: true);
        says.Single(it => it is { Name: "otel.sdk.processor.log.processed", Error: "queue_full" }).Value.ShouldBe(statistics.DroppedByReason["queue_full"]);
        says.Where(it => it.Name.EndsWith(".exported", StringComparison.Ordinal) && it.Error == "send_failed").Sum(it => it.Value).ShouldBe(statistics.DroppedByReason["send_failed"]);
        says.Where(it => it.Name.EndsWith(".inflight", StringComparison.Ordinal) || it.Name.EndsWith(".queue.size", StringComparison.Ordinal)).ShouldAllBe(it => it.Value == 0);
        says.Where(it => it.Name.StartsWith("otel.sdk.processor.log.processed", StringComparison.Ordinal)).Sum(it => it.Value).ShouldBe(101);
    }

    [Fact]
    public void WhatWaitsAndWhatIsUnderWayIsToldBySignal()
    {
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize) = (1, 50));
        client.TrackEvent("first");
        _exporter.AwaitExport();
        _meters.Await(_exporter);
        _exporter.Gate.Reset();
        client.TrackEvent("under way");
        SpinWait.SpinUntil(() => client.Ledger.UnderWay == 1, Clients.Patience).ShouldBeTrue();
        for (var i = 0; i < 3; i++)
            client.TrackEvent("waits");

        var says = _meters.Of(_exporter);
        _exporter.Gate.Set();

        long Value(string name) => says.Single(it => it.Name == name).Value;
        (Value("otel.sdk.processor.log.queue.size"), Value("otel.sdk.processor.span.queue.size")).ShouldBe((3, 0));
        (Value("otel.sdk.processor.log.queue.capacity"), Value("otel.sdk.processor.span.queue.capacity")).ShouldBe((50, 50));
        (Value("otel.sdk.exporter.log.inflight"), Value("otel.sdk.exporter.span.inflight")).ShouldBe((1, 0));
    }

    [Fact]
    public void TheMeterGoesWithTheClient()
    {
        var client = Clients.With(_exporter);
        client.TrackEvent("e");
        client.Flush();
        _meters.Of(_exporter).ShouldNotBeEmpty();

        client.Dispose();

        _meters.Read(_exporter).ShouldBeEmpty();
    }

    [Fact]
    public void AListenerThatThrowsDisturbsNothing()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (Thread.CurrentThread == _exporter.Thread)
                    throw new InvalidOperationException("a listener of somebody's");
            },
        };
        listener.Start();
        using var client = Clients.With(_exporter);
        client.TrackEvent("e");
        client.Flush();
        client.TrackEvent("e");

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
    }

    [Theory]
    [InlineData(false, null, false)]
    [InlineData(true, null, true)]
    [InlineData(true, "false", false)]
    [InlineData(false, "true", true)]
    public void ItIsSentOnlyWhereSomebodyAsksForIt(bool option, string? variable, bool isSent)
    {
        var environment = new FakeEnvironment();
        if (variable is not null)
            environment.Variables["AUTOMAGIK_TELEMETRY_SELF_METRICS"] = variable;
        using var client = Clients.With(_exporter, options => options.SelfMetrics = option, environment);
        client.TrackEvent("e");
        client.Flush();
        client.TrackMetric("m", 1);
        client.Flush();

        _exporter.Metrics.Count(metric => metric.Scope.Name == "AutomagikTelemetry").ShouldBe(isSent ? _exporter.Metrics.Count - 1 : 0);
        if (isSent)
            _exporter.Metrics.Last(metric => metric.Name == "otel.sdk.processor.log.processed").Value.ShouldBe(1);
    }

    [Fact]
    public void WhatIsSentIsOfACollectorsNameAndPort()
    {
        using var server = new CollectorServer();
        var options = new TelemetryOptions { Endpoint = server.Url, SelfMetrics = true, IsSpoolEnabled = false, FlushInterval = TimeSpan.FromHours(1), ExitTimeout = Clients.Patience };
        using var client = new TelemetryClient(options, null, TimeProvider.System, new FakeEnvironment().Snapshot());
        client.TrackEvent("e");
        client.Flush().Status.ShouldBe(FlushStatus.Delivered);
        client.Flush().Status.ShouldBe(FlushStatus.Delivered);

        var exported = server.Metrics.Last(metric => metric.Name == "otel.sdk.exporter.log.exported").Points.ShouldHaveSingleItem();

        exported.Attributes["otel.component.type"].ShouldBe("otlp_http_log_exporter");
        exported.Attributes["otel.component.name"].ShouldBeOfType<string>().ShouldStartWith("otlp_http_log_exporter/");
        (exported.Attributes["server.address"], exported.Attributes["server.port"]).ShouldBe(("127.0.0.1", (long)new Uri(server.Url).Port));
    }

    [Theory]
    [InlineData("meters", "")]
    [InlineData("meters console:", "AutomagikTelemetry/otel.sdk.processor.log.processed AutomagikTelemetry/otel.sdk.processor.log.queue.size "
        + "AutomagikTelemetry/otel.sdk.processor.log.queue.capacity AutomagikTelemetry/otel.sdk.exporter.log.exported AutomagikTelemetry/otel.sdk.exporter.log.inflight "
        + "otel.sdk.processor.log.processed=1 otel.sdk.processor.log.queue.size=0 otel.sdk.processor.log.queue.capacity=2048 "
        + "otel.sdk.exporter.log.exported=1 otel.sdk.exporter.log.inflight=0")]
    public void AnyProgramCanListenAndThereIsNoMeterWhereTelemetryIsOff(string arguments, string heard)
    {
        using var child = new ChildProcess(arguments);

        child.Line().ShouldBe(heard);

        child.Result().ExitCode.ShouldBe(7);
    }

    public void Dispose() => _meters.Dispose();
}
