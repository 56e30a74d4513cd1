using AutomagikTelemetry.Delivery.Tests.Server;
using AutomagikTelemetry.Delivery.Tests.Support;

namespace AutomagikTelemetry.Delivery.Tests.Load;

/// <summary>12,000 spans of a woven program at 2,000 a second, with the options as they are by default.</summary>
[Collection(nameof(UndisturbedRuns))]
[Trait("Category", "Full")]
public class LoadTests
{
    const int Spans = 12_000;

    [Fact]
    public void AllSpansArriveThoughTheCollectorSaysThreeTimesThatItIsNotReady()
    {
        using var server = new FaultServer { Script = Faults.First(3, Faults.Status(503)) };
        server.Start();
        using var run = new LoadRun(server.Url, "calls", $"{Spans}", "2000");

        AllArrive(server, run.Figures());

        server.Arrivals.Repeated.ShouldBe(0);
    }

    [Fact]
    public async Task AllSpansArriveThoughTheCollectorIsAwayForThreeSeconds()
    {
        using var server = new FaultServer();
        server.Start();
        using var run = new LoadRun(server.Url, "calls", $"{Spans}", "2000");

        Sending.Await(() => server.Arrivals.Unique >= Spans / 4);
        server.Stop();
        server.Arrivals.Unique.ShouldBeLessThan(Spans / 2);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        server.Start();

        AllArrive(server, run.Figures());
    }

    /// <summary>None is lost, and the caller has felt nothing of it.</summary>
    static void AllArrive(FaultServer server, Dictionary<string, double> figures)
    {
        server.Failure.ShouldBeNull();
        server.Arrivals.Unique.ShouldBe(Spans);
        (figures["delivered"] + figures["recovered"], figures["dropped"], figures["pending"]).ShouldBe((Spans, 0, 0));
        figures["tracked.p99.9"].ShouldBeLessThan(1000, "microseconds");
    }
}
