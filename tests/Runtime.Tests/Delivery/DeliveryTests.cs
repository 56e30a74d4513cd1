using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

public class DeliveryTests
{
    readonly RecordingExporter _exporter = new();

    [Fact]
    public void AFlushDeliversAllThatWasRecordedInTheOrderOfRecording()
    {
        using var client = Clients.With(_exporter);
        for (var i = 0; i < 250; i++)
            client.TrackEvent("e" + i);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 250, 0));

        _exporter.Events.Select(e => e.EventName).ShouldBe(Enumerable.Range(0, 250).Select(i => "e" + i));
    }

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
    public void NoBatchIsLargerThanTheBatchSize()
    {
        using var client = Clients.With(_exporter, options => options.BatchSize = 10);
        _exporter.Gate.Reset();
        for (var i = 0; i < 95; i++)
            client.TrackEvent("e");
        _exporter.Gate.Set();

        client.Flush().Delivered.ShouldBe(95);

        _exporter.BatchSizes.ShouldAllBe(size => size <= 10);
    }

    [Fact]
    public void WhatDoesNotFitIntoTheQueueIsDroppedAndCountedAndTheCallerNeverWaits()
    {
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize) = (1, 5));
        _exporter.Gate.Reset();
        client.TrackEvent("in flight");
        _exporter.AwaitEntry();

        for (var i = 0; i < 12; i++)
            client.TrackEvent("e" + i);
        _exporter.Gate.Set();
        var result = client.Flush();

        result.Status.ShouldBe(FlushStatus.Dropped);
        result.Delivered.ShouldBe(6);
        result.Dropped.ShouldBe(7);
        client.Losses[LossReason.QueueFull].ShouldBe(7);
        _exporter.Events.Select(e => e.EventName).ShouldBe(["in flight", "e0", "e1", "e2", "e3", "e4"]);
    }

    [Fact]
    public void AnExceptionInAnExporterIsCountedAndNotPropagated()
    {
        using var client = Clients.With(_exporter);
        _exporter.Answer = () => throw new InvalidOperationException("exporter");
        client.TrackEvent("lost");
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 1));

        _exporter.Answer = () => ExportResult.Success;
        client.TrackEvent("kept");
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
    }

    [Fact]
    public void AFailedExportIsALoss()
    {
        using var client = Clients.With(_exporter);
        _exporter.Answer = () => ExportResult.Failure;
        client.TrackEvent("lost");
        client.TrackMetric("m", 1);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 2));
        client.Losses[LossReason.SendFailed].ShouldBe(2);
    }

    [Fact]
    public void AFlushGivesUpWhenItsTimeIsUpAndTheRestIsStillSent()
    {
        using var client = Clients.With(_exporter);
        _exporter.Gate.Reset();
        client.TrackEvent("late");

        client.Flush(TimeSpan.Zero).ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 1 });
        _exporter.Gate.Set();

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
    }

    [Fact]
    public async Task ACancelledFlushIsATimeoutAndNoException()
    {
        await using var client = Clients.With(_exporter);
        _exporter.Gate.Reset();
        client.TrackEvent("late");

        (await client.FlushAsync(new CancellationToken(canceled: true))).Status.ShouldBe(FlushStatus.TimedOut);
        _exporter.Gate.Set();

        (await client.FlushAsync(TestContext.Current.CancellationToken)).ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
    }

    /// <summary>So that the collector is known to be slow: whoever waits in an asynchronous way is no other than who blocks.</summary>
    [Fact]
    public async Task TheExporterHearsOfAnAsynchronousFlushThatWasWaitedForInVain()
    {
        await using var client = Clients.With(_exporter, options => options.ExitTimeout = options.CommandFlushTimeout = TimeSpan.FromMilliseconds(20));
        _exporter.Gate.Reset();
        client.TrackEvent("late");

        await client.FlushAsync(new CancellationToken(canceled: true));
        _exporter.GivenUp.ShouldBe(0);
        (await client.FlushAsync(TestContext.Current.CancellationToken)).Status.ShouldBe(FlushStatus.TimedOut);
        _exporter.GivenUp.ShouldBe(1);
        await client.FlushCommandAsync();
        _exporter.GivenUp.ShouldBe(2);
        _exporter.Gate.Set();
    }

    [Fact]
    public void BackgroundDeliveriesAreToldByTheNextFlushOnce()
    {
        using var client = Clients.With(_exporter, options => options.BatchSize = 1);
        client.TrackEvent("e");
        _exporter.AwaitExport();

        client.Flush().Delivered.ShouldBe(1);
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 0, 0));
    }

    [Fact]
    public void AFlushCollectsMetrics()
    {
        using var client = Clients.With(_exporter);
        client.TrackMetric("messages.sent", 2, MetricType.Counter, [new("channel", "whatsapp"), new("token", "x")]);
        client.TrackMetric("latency", 12, MetricType.Histogram, unit: "ms");

        client.Flush().Delivered.ShouldBe(2);

        _exporter.Metrics.Single(metric => metric.Name == "messages.sent").Tags.ShouldBe([new("channel", "whatsapp")]);
        _exporter.Metrics.Single(metric => metric.Name == "latency").Unit.ShouldBe("ms");
    }

    [Fact]
    public void DisposingSendsWhatIsQueuedAndEndsTheThread()
    {
        var client = Clients.With(_exporter);
        client.TrackEvent("e");

        client.Dispose();

        _exporter.Records.Count.ShouldBe(1);
        _exporter.Thread!.Join(Clients.Patience).ShouldBeTrue();
    }

    [Fact]
    public async Task DisposingAsynchronouslyDoesTheSame()
    {
        var client = Clients.With(_exporter);
        client.TrackMetric("m", 1);

        await client.DisposeAsync();

        _exporter.Metrics.Count.ShouldBe(1);
        _exporter.Thread!.Join(Clients.Patience).ShouldBeTrue();
    }

    [Fact]
    public void DisposingWaitsNoLongerThanItsBudget()
    {
        var client = Clients.With(_exporter, options => options.ExitTimeout = TimeSpan.Zero);
        _exporter.Gate.Reset();
        client.TrackEvent("e");

        client.Dispose();

        _exporter.Records.ShouldBeEmpty();
        _exporter.Gate.Set();
    }

    [Fact]
    public void AFlushFromTheSendersOwnThreadDoesNotWaitForItself()
    {
        FlushResult? inner = null;
        using var client = Clients.With(_exporter);
        _exporter.Answer = () =>
        {
            inner ??= client.Flush();
            return ExportResult.Success;
        };
        client.TrackEvent("e");

        client.Flush().Status.ShouldBe(FlushStatus.Delivered);

        inner!.Value.Status.ShouldBe(FlushStatus.TimedOut);
    }

    [Fact]
    public void ATaskFollowedOnTheSideHoldsAFlushUpOnlyForAMoment()
    {
        using var client = Clients.With(_exporter);
        client.TrackEvent("e");
        SideObservations.TryOpen().ShouldBeTrue();
        try
        {
            client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));
        }
        finally
        {
            SideObservations.Closed();
        }
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
    public void OneWarningComesWhenLossesBeginAndOneWhenTheyHaveEnded()
    {
        var environment = new FakeEnvironment();
        var time = new ManualTime();
        using var client = Clients.With(_exporter, environment: environment, time: time);
        foreach (var answer in new[] { ExportResult.Failure, ExportResult.Success, ExportResult.Failure, ExportResult.Success })
        {
            _exporter.Answer = () => answer;
            client.TrackEvent("e");
            client.Flush();
        }

        environment.Lines.ShouldBe(["warning: telemetry is being lost: send_failed 1."]);
        time.Advance(TimeSpan.FromSeconds(10));
        client.TrackEvent("kept");
        client.Flush();

        environment.Lines.ShouldBe(
        [
            "warning: telemetry is being lost: send_failed 1.",
            "warning: telemetry is no longer being lost; in all: send_failed 2.",
        ]);
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
    public void TheQueueIsBoundedInBytesToo()
    {
        using var client = Clients.With(_exporter, options => (options.BatchSize, options.MaxQueueSize, options.MaxQueueBytes) = (1, 1_000_000, 64 * 1024));
        _exporter.Gate.Reset();
        client.TrackEvent("in flight");
        _exporter.AwaitEntry();

        for (var i = 0; i < 100; i++)
            client.TrackEvent("e", [new("filler", new string('x', 500))]);
        var pending = client.Statistics.Pending;
        _exporter.Gate.Set();

        var result = client.Flush();
        (result.Delivered, result.Dropped).ShouldBe((pending, 101 - pending));
        pending.ShouldBeInRange(40, 65);
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["queue_full"] = 101 - pending });
    }

    [Fact]
    public void ARecordThatIsTooLargeIsDroppedAndCounted()
    {
        using var client = Clients.With(_exporter);

        client.TrackEvent("e", Fillers(20));
        client.TrackEvent("small");

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 1, 1));
        client.Losses[LossReason.TooLarge].ShouldBe(1);
    }

    [Fact]
    public void ABatchOfLargeRecordsIsCut()
    {
        using var client = Clients.With(_exporter, options => options.MaxQueueBytes = 32 * 1024 * 1024);
        _exporter.Gate.Reset();
        for (var i = 0; i < 20; i++)
            client.TrackEvent("e", Fillers(15));
        _exporter.Gate.Set();

        client.Flush().Delivered.ShouldBe(20);

        _exporter.BatchSizes.ShouldAllBe(size => size <= 5);
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

    /// <summary>Names, texts and the number of attributes are cut, so that only arrays make a large record: about 64,000 bytes each.</summary>
    static IEnumerable<KeyValuePair<string, object?>> Fillers(int count)
        => Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"filler_{i}", (object?)Enumerable.Repeat(new string('x', 500), 64).ToArray()));
}
