using System.Diagnostics;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Measures variants in turns, so that whatever slows the machine down slows all of them down.</summary>
/// <param name="variants">Their names; the first one is the yardstick.</param>
/// <param name="calls">Calls in a sample.</param>
/// <param name="measureOnce">Takes a sample of the variant of an index, of so many calls.</param>
sealed class InterleavedRun(IReadOnlyList<string> variants, int calls, Func<int, int, Sample> measureOnce)
{
    static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(1.2);
    static readonly TimeSpan _measuring = TimeSpan.FromSeconds(1.6);

    const int LeastRounds = 50;

    readonly List<Sample>[] _samples = [.. variants.Select(_ => new List<Sample>())];

    internal IReadOnlyList<Figure> Measure()
    {
        // Many short runs: methods get hot by calls, and the JIT compiles them anew in the background.
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; Stopwatch.GetElapsedTime(start) < _warmUp || round < LeastRounds; round++)
            MeasureRound(round, Math.Max(1, calls / 10));

        foreach (var samples in _samples)
            samples.Clear();
        start = Stopwatch.GetTimestamp();
        for (var round = 0; Stopwatch.GetElapsedTime(start) < _measuring || round < LeastRounds; round++)
            MeasureRound(round, calls);

        return [.. variants.Select((variant, i) => ToFigure(variant, _samples[i], _samples[0]))];
    }

    /// <summary>The order changes from round to round, so that no variant always runs behind the same other one.</summary>
    void MeasureRound(int round, int calls)
    {
        for (var turn = 0; turn < _samples.Length; turn++)
        {
            var i = (turn + round) % _samples.Length;
            _samples[i].Add(measureOnce(i, calls));
        }
    }

    static Figure ToFigure(string variant, List<Sample> samples, List<Sample> yardstick) => new(
        variant,
        Statistics.Median(samples.Select(sample => sample.Nanoseconds)),
        Statistics.Median(samples.Select(sample => sample.Bytes)),
        Statistics.Median(samples.Zip(yardstick, (sample, other) => sample.Nanoseconds / other.Nanoseconds)),
        Statistics.Median(samples.Zip(yardstick, (sample, other) => sample.Nanoseconds - other.Nanoseconds)),
        Statistics.Median(samples.Zip(yardstick, (sample, other) => sample.Bytes - other.Bytes)));
}
