using System.Diagnostics;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Measures the variants of a scenario in turns, so that whatever slows the machine down slows all of them down.</summary>
sealed class InterleavedRun(Scenario scenario, Action<Variant, int> drain)
{
    static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(1.2);
    static readonly TimeSpan _measuring = TimeSpan.FromSeconds(1.6);

    const int LeastRounds = 50;

    readonly List<Sample>[] _samples = [.. scenario.Variants.Select(_ => new List<Sample>())];

    internal IReadOnlyList<Figure> Measure()
    {
        // Many short runs: methods get hot by calls, and the JIT compiles them anew in the background.
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; Stopwatch.GetElapsedTime(start) < _warmUp || round < LeastRounds; round++)
            MeasureRound(round, Math.Max(1, scenario.Calls / 10));

        foreach (var samples in _samples)
            samples.Clear();
        start = Stopwatch.GetTimestamp();
        for (var round = 0; Stopwatch.GetElapsedTime(start) < _measuring || round < LeastRounds; round++)
            MeasureRound(round, scenario.Calls);

        return [.. scenario.Variants.Select((variant, i) => ToFigure(variant, _samples[i], _samples[0]))];
    }

    /// <summary>The order changes from round to round, so that no variant always runs behind the same other one.</summary>
    void MeasureRound(int round, int calls)
    {
        for (var turn = 0; turn < _samples.Length; turn++)
        {
            var i = (turn + round) % _samples.Length;
            _samples[i].Add(MeasureOnce(scenario.Variants[i], calls));
        }
    }

    Sample MeasureOnce(Variant variant, int calls)
    {
        GC.Collect(0);
        var bytes = AllocatedBytes();
        var start = CpuClock.Read(scenario.UsesOtherThreads);
        variant.Run(calls);
        var nanoseconds = CpuClock.Read(scenario.UsesOtherThreads) - start;
        var allocated = AllocatedBytes() - bytes;
        drain(variant, calls);
        return new((double)nanoseconds / calls, (double)allocated / calls);
    }

    long AllocatedBytes() => scenario.UsesOtherThreads ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();

    static Figure ToFigure(Variant variant, List<Sample> samples, List<Sample> yardstick) => new(
        variant.Name,
        Statistics.Median(samples.Select(sample => sample.Nanoseconds)),
        Statistics.Median(samples.Select(sample => sample.Bytes)),
        Statistics.Median(samples.Zip(yardstick, (sample, other) => sample.Nanoseconds / other.Nanoseconds)),
        Statistics.Median(samples.Zip(yardstick, (sample, other) => sample.Nanoseconds - other.Nanoseconds)),
        Statistics.Median(samples.Zip(yardstick, (sample, other) => sample.Bytes - other.Bytes)));

    readonly record struct Sample(double Nanoseconds, double Bytes);
}
