using AutomagikTelemetry.Exits.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Exits;

/// <summary>One way to end, tried once: with a collector that is there, with one that is not, and without telemetry.</summary>
/// <param name="ending">The way.</param>
/// <param name="exitTimeout">The option of that name, in seconds; null for the default.</param>
sealed class Trial(Ending ending, string? exitTimeout = null) : IDisposable
{
    readonly StateDirectory _state = new();
    readonly StateDirectory _stateOfDead = new();
    readonly Store _store = new();
    readonly Store _deadStore = new(isThere: false);

    /// <remarks>What is tested is that nothing gets lost, not how fast a busy machine is.</remarks>
    const string Patient = "30";

    /// <summary>Once, in the way that a program's argument and a signal name.</summary>
    public static async Task Of(string name, int signal = 0)
    {
        using var trial = new Trial(Ending.All.Single(ending => ending.Name == name && ending.Signal == signal), Patient);
        await trial.Run();
    }

    /// <summary>Requests that came twice, of which the store has dropped the second.</summary>
    public int Repeated => _store.Repeated + _deadStore.Repeated;

    /// <summary>
    /// The three runs, and then the next one where anything was left: all is in the store once and nothing on disk, and from outside the runs look
    /// the same.
    /// </summary>
    /// <returns>How many ids the store had when the program with the healthy collector had ended.</returns>
    public async Task<int> Run()
    {
        // At the same time, so that it takes no longer than the slowest.
        var off = Run(ending, "run", Of(_state, _store).With("AUTOMAGIK_TELEMETRY_ENABLED", "false"));
        var dead = Run(ending, "run", Of(_stateOfDead, _deadStore));
        var healthy = Run(ending, "run", Of(_state, _store));
        (await off).ExitCode.ShouldBe(ending.ExitCode, (await off).Error);
        (await healthy).ShouldBe(await off);
        (await dead).ShouldBe(await off);
        var delivered = _store.Ids.Count;

        _stateOfDead.Requests.ShouldNotBeEmpty();
        _deadStore.Listen();
        await NextRun.DeliverAll(_stateOfDead, _deadStore, Ending.IdsWithLifetimeOf("run"));
        if (_state.Requests.Count > 0)
            await NextRun.DeliverAll(_state, _store, Ending.IdsWithLifetimeOf("run"));
        else
            _store.ShouldHaveOnce(Ending.IdsWithLifetimeOf("run"));
        return delivered;
    }

    public void Dispose()
    {
        _store.Dispose();
        _deadStore.Dispose();
        _state.Dispose();
        _stateOfDead.Dispose();
    }

    Dictionary<string, string?> Of(StateDirectory state, Store store) => Surroundings.Of(state, store).With("AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", exitTimeout);

    static async Task<AppResult> Run(Ending ending, string id, Dictionary<string, string?> environment)
    {
        using var app = new AppRun([ending.Name, id], environment);
        if (ending.Signal != 0)
        {
            await app.Line("ready");
            app.Signal(ending.Signal);
        }

        return await app.Result();
    }
}
