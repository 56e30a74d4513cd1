using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>Records and metrics are sent without a flush, on a thread of their own.</summary>
public class DeliveryTests
{
    readonly RecordingExporter _exporter = new();

    [Fact]
    public void AFullBatchIsSentWithoutAFlush()
    {
        using var client = Clients.With(_exporter, options => options.BatchSize = 3);
        for (var i = 0; i < 3; i++)
            client.TrackEvent("e" + i);

        _exporter.AwaitExport();

        _exporter.Records.Count.ShouldBe(3);
    }

    [Fact]
    public void ARecordIsSentWhenTheIntervalEnds()
    {
        using var client = Clients.With(_exporter, options => options.FlushInterval = TimeSpan.FromMilliseconds(1));
        client.TrackEvent("first");
        _exporter.AwaitExport();

        // Nothing but the next record wakes it now.
        SpinWait.SpinUntil(() => _exporter.Thread!.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Clients.Patience).ShouldBeTrue();
        client.TrackEvent("second");
        _exporter.AwaitExport();

        _exporter.Events.Select(e => e.EventName).ShouldBe(["first", "second"]);
    }

    [Fact]
    public void AMetricAloneIsSentWhenTheIntervalEnds()
    {
        using var client = Clients.With(_exporter, options => options.FlushInterval = TimeSpan.FromMilliseconds(1));

        client.TrackMetric("workers.active", 3);

        _exporter.AwaitExport();
        _exporter.Metrics.ShouldHaveSingleItem().Value.ShouldBe(3);
    }

    [Fact]
    public void TheSenderIsABackgroundThreadOfItsOwnWithoutTheCallersContext()
    {
        var ambient = new AsyncLocal<string> { Value = "the caller's" };
        string? seen = "not looked at";
        _exporter.Answer = () =>
        {
            seen = ambient.Value;
            return ExportResult.Success;
        };
        using var client = Clients.With(_exporter);
        client.TrackEvent("e");
        client.Flush();

        _exporter.Thread!.Name.ShouldBe("AutomagikTelemetry sender");
        _exporter.Thread.IsBackground.ShouldBeTrue();
        _exporter.Thread.IsThreadPoolThread.ShouldBeFalse();
        seen.ShouldBeNull();
    }

    [Fact]
    public void MetricsMayHaveAnIntervalOfTheirOwn()
    {
        var time = new ManualTime();
        using var client = Clients.With(
            _exporter, options => (options.BatchSize, options.FlushInterval, options.MetricExportInterval) = (2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)), time: time);
        client.TrackMetric("m", 1);
        client.TrackEvent("first");

        for (var exports = 0; exports < 2; exports++)
        {
            while (_exporter.Records.Count == exports)
                time.Advance(time.AwaitTimer());
            client.TrackEvent("next");
        }

        _exporter.Metrics.ShouldBeEmpty();
        while (_exporter.Metrics.Count == 0)
            time.Advance(time.AwaitTimer());
        _exporter.Records.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void NothingIsLostBetweenThreads()
    {
        const int Threads = 8, Events = 2_000;
        using var client = Clients.With(_exporter, options => options.MaxQueueSize = Threads * Events);
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < Events; i++)
                client.TrackEvent($"{thread}", [new("i", i)]);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, Threads * Events, 0));

        foreach (var group in _exporter.Events.GroupBy(e => e.EventName))
            group.Select(e => (int)e.Attributes[0].Value!).ShouldBe(Enumerable.Range(0, Events));
    }
}
