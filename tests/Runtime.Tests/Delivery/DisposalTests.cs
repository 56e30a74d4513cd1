using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>What is queued when a client ends.</summary>
public class DisposalTests
{
    readonly RecordingExporter _exporter = new();

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
}
