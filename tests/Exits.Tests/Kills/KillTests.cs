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
        using var pair = new KilledPair(seed);
        await pair.Run();
    }

    [Fact, Trait("Category", "Full")]
    public async Task SIGKILLAHundredTimesTakesNothingThatWasFlushed()
    {
        for (var seed = 100; seed < 200; seed++)
        {
            using var pair = new KilledPair(seed);
            await pair.Run();
            output.WriteLine($"seed {seed}: {pair.Lost} of {pair.Recorded} lost, {pair.Repeated} requests twice");
        }
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
