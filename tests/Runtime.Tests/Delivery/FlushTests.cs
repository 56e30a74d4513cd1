using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>What a flush waits for, and what it tells.</summary>
public class FlushTests
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
}
