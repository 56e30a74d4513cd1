using AutomagikTelemetry.Delivery.Tests.Server;

namespace AutomagikTelemetry.Delivery.Tests.Load;

[Collection(nameof(UndisturbedRuns))]
[Trait("Category", "Full")]
public class SoakTests
{
    const int Events = 10_000_000;

    [Fact]
    public void OfTenMillionEventsEachArrivesOrIsCountedAndMemoryIsBounded()
    {
        var fails = new FailingCollector(seed: 2026);
        using var server = new FaultServer { Arrivals = new(Events), Script = fails.Next };
        server.Start();
        using var run = new LoadRun(server.Url, "soak", $"{Events}", "2");

        var figures = run.Figures();

        TestContext.Current.TestOutputHelper?.WriteLine($"{server.Requests} requests, {fails.Share:P1} of them failed, {server.Arrivals.Unique} events arrived");
        server.Failure.ShouldBeNull();
        fails.Share.ShouldBeInRange(0.28, 0.32);
        (figures["pending"], figures["on.disk"]).ShouldBe((0, 0));
        (server.Arrivals.Unique + figures["dropped"] + figures["dropped.from.spool"]).ShouldBe(Events);
        (server.Arrivals.Unique, server.Arrivals.Repeated).ShouldBe(((int)(figures["delivered"] + figures["recovered"]), 0));

        // Each way has been gone: through memory, through the disk, and into each kind of loss.
        figures.ShouldSatisfyAllConditions(
            f => f["recovered"].ShouldBeGreaterThan(0), f => f.ShouldContainKey("dropped.queue_full"), f => f.ShouldContainKey("dropped.rejected"));
        server.Arrivals.Unique.ShouldBeGreaterThan(Events / 2);
        // In MiB. All events together would take some three thousand.
        figures["heap.max"].ShouldBeLessThan(128);
    }
}
