using AutomagikTelemetry.Exits.Tests.Exits;
using AutomagikTelemetry.Exits.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Kills;

/// <summary>
/// Ends that no program hears of. What was recorded before a flush that went through is in the store after a further run; nothing is damaged, and
/// nothing is there twice.
/// </summary>
public class KillTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task SIGKILLTakesNothingThatWasFlushed(int seed)
    {
        using var pair = new KilledPair(seed, mostEvents: 400);
        await pair.Run();
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task SIGKILLAHundredTimesTakesTheLastFlushIntervalAtMost()
    {
        List<TimeSpan> ages = [];
        for (var seed = 100; seed < 200; seed++)
        {
            using var pair = new KilledPair(seed, mostEvents: 1500);
            await pair.Run();
            ages.Add(pair.Age);
            output.WriteLine($"seed {seed}: {pair.Lost} of {pair.Recorded} lost, the oldest was {pair.Age.TotalMilliseconds:F0} ms old, {pair.Repeated} requests came twice");
        }

        // An interval of 50 ms, half a second in which a collector that was there may take its time, and what a machine needs that does something else too.
        ages.Max().ShouldBeLessThan(TimeSpan.FromSeconds(1.25));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FailFastTakesOnlyWhatWasNotFlushed(bool isThere)
    {
        using var state = new StateDirectory();
        using var store = new Store(isThere);
        using var app = new AppRun(["fail-fast", "run"], Surroundings.Of(state, store));

        var result = await app.Result();

        result.ExitCode.ShouldBe(128 + 6);
        result.Output.ShouldBe(isThere ? "done run\nflushed Delivered" : "done run\nflushed Spooled");
        if (!isThere)
            store.Listen();
        await NextRun.Deliver(state, store);
        store.Ids.Keys.Except([.. Ending.IdsOf("next"), "run-last"]).ShouldBe(Ending.IdsOf("run").Except(["run-last"]), ignoreOrder: true);
        store.ShouldHaveTakenAll();
        store.Ids.Values.ShouldAllBe(times => times == 1);
    }
}
