using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>What was recorded is delivered, lost or still here, whatever happens at the same time.</summary>
public class StatisticsTests
{
    const int Threads = 8;
    const int Each = 5_000;

    readonly RecordingExporter _exporter = new();

    [Fact]
    public void PrintedItTellsWhyItemsWereLost()
    {
        using var client = Clients.With(_exporter);

        client.TrackEvent("");
        client.TrackMetric("m", double.NaN);
        client.TrackEvent("e");
        client.Flush();

        client.Statistics.ToString().ShouldBe("TelemetryStatistics { Delivered = 1, Spooled = 0, Recovered = 0, DroppedFromSpool = 0, Pending = 0, Dropped = 2, DroppedByReason = { invalid = 2 } }");
    }

    [Fact]
    public void ItAddsUpWithManyThreadsASmallQueueAndAnExporterThatFails()
    {
        var exports = 0;
        _exporter.Answer = () => (++exports % 4) switch
        {
            0 => throw new InvalidOperationException("exporter"),
            1 => ExportResult.Failure,
            _ => ExportResult.Success,
        };
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize) = (10, 50));
        var (delivered, dropped) = (0L, 0L);

        OnThreads(thread =>
        {
            for (var i = 0; i < Each; i++)
            {
                client.TrackEvent("e");
                if (i % 500 == 0)
                {
                    var result = client.Flush();
                    Interlocked.Add(ref delivered, result.Delivered);
                    Interlocked.Add(ref dropped, result.Dropped);
                }
            }
        });
        var last = client.Flush();

        var statistics = client.Statistics;
        (statistics.Delivered + statistics.Dropped, statistics.Pending).ShouldBe((Threads * Each, 0));
        (delivered + last.Delivered, dropped + last.Dropped).ShouldBe((statistics.Delivered, statistics.Dropped));
        statistics.DroppedByReason.Keys.Order().ShouldBe(["queue_full", "send_failed"]);
        statistics.DroppedByReason.Values.Sum().ShouldBe(statistics.Dropped);
    }

    [Fact]
    public void ItAddsUpWhileACollectorFailsAndTheOutboxIsSmall()
    {
        var answers = 0;
        using var server = new CollectorServer { Answer = _ => CollectorServer.Response(Interlocked.Increment(ref answers) % 3 == 0 ? 400 : 200, "text/plain", []), Keeps = _ => false };
        var options = new TelemetryOptions { Endpoint = server.Url, IsSpoolEnabled = false, BatchSize = 20, MaxQueueSize = 100, MaxPendingBytes = 64 * 1024, ExitTimeout = Clients.Patience };
        using var client = new TelemetryClient(options, null, TimeProvider.System, new FakeEnvironment().Snapshot());

        OnThreads(thread =>
        {
            for (var i = 0; i < Each; i++)
                client.TrackEvent("e", [new("text", new string('x', 400)), new("i", i)]);
        });
        client.Dispose();

        var statistics = client.Statistics;
        (statistics.Delivered + statistics.Dropped, statistics.Pending).ShouldBe((Threads * Each, 0));
        statistics.Delivered.ShouldBeGreaterThan(0);
        statistics.DroppedByReason.Keys.ShouldContain("rejected");
    }

    [Fact]
    public async Task WhatComesWhileASenderStopsIsDeliveredOrCounted()
    {
        for (var round = 0; round < 50; round++)
        {
            var ledger = new Ledger();
            var sender = new Sender(
                new() { MaxQueueSize = 1_000_000, ExitTimeout = Clients.Patience }, _exporter, new(TimeProvider.System, ledger.Losses, () => { }), ledger,
                new(ledger, _ => { }, TimeProvider.System), TimeProvider.System, _ => { });
            using var start = new Barrier(Threads);

            OnThreads(thread =>
            {
                start.SignalAndWait();
                for (var i = 0; i < 200; i++)
                {
                    sender.Enqueue(OtlpFixture.Event("e"));
                    if (thread == 0 && i == 20)
                        sender.BeginStop();
                }
            });
            await sender.BeginStop().Done.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken);

            (ledger.Delivered + ledger.Losses[LossReason.Stopped], sender.Pending).ShouldBe((Threads * 200, 0));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatIsLetInJustBeforeTheEndIsCountedToo(bool isStarted)
    {
        var ledger = new Ledger();
        var sender = new Sender(
            new() { ExitTimeout = Clients.Patience }, _exporter, new(TimeProvider.System, ledger.Losses, () => { }), ledger,
            new(ledger, _ => { }, TimeProvider.System), TimeProvider.System, _ => { });
        if (isStarted)
            sender.Start();

        sender.Enqueue(new SlowRecord(() => SpinWait.SpinUntil(() => sender.BeginStop().Done.IsCompleted, Clients.Patience).ShouldBeTrue()));

        (ledger.Losses[LossReason.Stopped, TelemetrySignal.Logs], sender.Pending).ShouldBe((1, 0));
    }

    /// <summary>Its caller is held up between the door and the queue.</summary>
    sealed class SlowRecord(Action whileItIsMeasured) : TelemetryRecord
    {
        public override InstrumentationScope Scope { get; } = new("tests", null);

        public override TelemetrySignal Signal => TelemetrySignal.Logs;

        public override int Size
        {
            get
            {
                whileItIsMeasured();
                return 100;
            }
        }
    }

    static void OnThreads(Action<int> run)
    {
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() => run(i))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
