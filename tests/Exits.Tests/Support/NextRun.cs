using AutomagikTelemetry.Exits.Tests.Exits;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Support;

/// <summary>The run after those that have left something on disk. It lasts until the collector has it, and asks one that was away after 50 ms.</summary>
static class NextRun
{
    /// <summary>Afterwards all of these are in the store once, with what the run itself records, and nothing is on disk.</summary>
    public static async Task DeliverAll(StateDirectory state, Store store, IEnumerable<string> ids)
    {
        await Deliver(state, store);
        store.ShouldHaveOnce([.. ids, .. Ending.IdsOf("next")]);
    }

    public static async Task Deliver(StateDirectory state, Store store)
    {
        var environment = Surroundings.Of(state, store).With("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", "0.05").With("AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", "30");
        using var app = new AppRun(["next", "next"], environment);
        SpinWait.SpinUntil(() => Ending.IdsOf("next").All(store.Ids.ContainsKey) && state.Requests.Count == 0, Clients.Patience);
        app.CloseInput();
        (await app.Result()).ShouldBe(new(7, "done next", ""));
        state.Requests.ShouldBeEmpty();
    }
}
