using System.Diagnostics;
using System.Globalization;
using AutomagikTelemetry.Exits.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Exits.Tests.Kills;

/// <summary>Two processes that record on one spool, one of which flushes too, each killed at a moment that the seed gives, and the run after them.</summary>
/// <param name="seed">Also says whether the collector is there, fails now and then, or is not there.</param>
/// <param name="mostEvents">What one records at most.</param>
sealed class KilledPair(int seed, int mostEvents) : IDisposable
{
    const string FlushInterval = "0.05";

    readonly Random _random = new(seed);
    readonly StateDirectory _state = new();
    readonly Store _store = new(isThere: seed % 3 != 0);

    /// <summary>Events that were recorded and are in no store.</summary>
    public int Lost { get; private set; }

    public int Recorded { get; private set; }

    /// <summary>How old the oldest event that is lost was when the last one was recorded.</summary>
    public TimeSpan Age { get; private set; }

    public int Repeated => _store.Repeated;

    public async Task Run()
    {
        var take = _store.Server.Answer;
        if (seed % 3 == 1)
            _store.Server.Answer = request => Unreliable(request, take);

        var outputs = await Task.WhenAll(Killed("record-and-flush", "a", _random.Next(mostEvents)), Killed("record", "b", _random.Next(mostEvents)));

        _store.Server.Answer = take;
        if (seed % 3 == 0)
            _store.Listen();
        await NextRun.Deliver(_state, _store);
        _store.Ids.Count.ShouldBeGreaterThan(Exits.Ending.IdsOf("next").Count());
        Check("a", outputs[0]);
        Check("b", outputs[1]);
        _store.ShouldHaveTakenAll();
        _store.Ids.Values.ShouldAllBe(times => times == 1);
        _state.Files.ShouldAllBe(name => name == "health" || name.EndsWith(".owner", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _store.Dispose();
        _state.Dispose();
    }

    async Task<string[]> Killed(string what, string id, int after)
    {
        using var app = new AppRun([what, id], Surroundings.Of(_state, _store).With("AUTOMAGIK_TELEMETRY_FLUSH_INTERVAL", FlushInterval));
        await app.Line(string.Create(CultureInfo.InvariantCulture, $"recorded {after} "));
        app.Kill();
        var result = await app.Result();
        result.ExitCode.ShouldBe(128 + 9);
        return result.Output.Split('\n');
    }

    /// <summary>Of four requests one gets no answer, of which the store has every second one, and one is refused for now.</summary>
    byte[]? Unreliable(CollectedRequest request, Func<CollectedRequest, byte[]?> take)
    {
        int what;
        lock (_random)
            what = _random.Next(8);
        if (what == 0)
            take(request);
        return what switch
        {
            < 2 => null,
            < 4 => CollectorServer.Response(503, "text/plain", []),
            _ => take(request),
        };
    }

    /// <summary>What is lost was recorded after the last flush that went through.</summary>
    void Check(string id, string[] output)
    {
        var times = Lines(output, "recorded").Select(words => long.Parse(words[2], CultureInfo.InvariantCulture)).ToList();
        var ids = _store.Ids;
        var lost = Enumerable.Range(0, times.Count).Where(number => !ids.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"))).ToList();
        lost.ShouldAllBe(number => number > Lines(output, "flushed").Select(words => int.Parse(words[1], CultureInfo.InvariantCulture)).DefaultIfEmpty(-1).Max());

        Recorded += times.Count;
        Lost += lost.Count;
        if (lost.Count > 0 && Stopwatch.GetElapsedTime(times[lost[0]], times[^1]) is var age && age > Age)
            Age = age;
    }

    static IEnumerable<string[]> Lines(string[] output, string what) => output.Select(line => line.Split(' ')).Where(words => words[0] == what);
}
