using AutomagikTelemetry.WeavingCost.Measuring;

namespace AutomagikTelemetry.WeavingCost;

/// <summary>The figures, a line a library.</summary>
static class Table
{
    internal static void PrintHead(int rounds)
    {
        Console.WriteLine($"Medians of {rounds} rounds; ms of CPU time, MiB, bytes a method:\n");
        Console.WriteLine("| library | Fody's target, empty weaver | ours, over it | its middle half | wall over it | our targets | whole build, no Fody | empty | ours | nothing to do, over no Fody: empty | ours | peak, empty | ours | assembly | manifest in it | PDB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    internal static void Print(Scenario scenario, IReadOnlyDictionary<Weaver, Measured> measured)
    {
        var (none, empty, ours) = (measured[Weaver.None], measured[Weaver.Empty], measured[Weaver.Ours]);
        string[] cells =
        [
            scenario.Name,
            $"{Median(empty.Anew, sample => sample.WeavingCpu):F0}",
            Over(ours.Anew, empty.Anew, sample => sample.WeavingCpu),
            MiddleHalf(ours.Anew, empty.Anew, sample => sample.WeavingCpu),
            Over(ours.Anew, empty.Anew, sample => sample.WeavingWall),
            $"{Median(ours.Anew, sample => sample.TasksCpu):F0}",
            $"{Median(none.Anew, sample => sample.Cpu):F0}",
            $"{Median(empty.Anew, sample => sample.Cpu):F0}",
            $"{Median(ours.Anew, sample => sample.Cpu):F0}",
            Over(empty.Again, none.Again, sample => sample.Cpu),
            Over(ours.Again, none.Again, sample => sample.Cpu),
            $"{Median(empty.Anew, sample => sample.Peak):F0}",
            $"{Median(ours.Anew, sample => sample.Peak):F0}",
            $"{(ours.AssemblySize - ours.ManifestSize - empty.AssemblySize) / (double)scenario.Methods:+0;-0;0}",
            $"{ours.ManifestSize / (double)scenario.Methods:+0;-0;0}",
            $"{(ours.PdbSize - empty.PdbSize) / (double)scenario.Methods:+0;-0;0}",
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    static double Median(IReadOnlyList<BuildSample> samples, Func<BuildSample, double> figure) => At([.. samples.Select(figure)], 0.5);

    static string Over(IReadOnlyList<BuildSample> samples, IReadOnlyList<BuildSample> yardstick, Func<BuildSample, double> figure) =>
        $"{At(Differences(samples, yardstick, figure), 0.5):+0;-0;0}";

    static string MiddleHalf(IReadOnlyList<BuildSample> samples, IReadOnlyList<BuildSample> yardstick, Func<BuildSample, double> figure) =>
        $"{At(Differences(samples, yardstick, figure), 0.25):+0;-0;0} to {At(Differences(samples, yardstick, figure), 0.75):+0;-0;0}";

    /// <summary>Within each round.</summary>
    static double[] Differences(IReadOnlyList<BuildSample> samples, IReadOnlyList<BuildSample> yardstick, Func<BuildSample, double> figure) =>
        [.. samples.Zip(yardstick, (sample, other) => figure(sample) - figure(other))];

    static double At(double[] values, double quantile)
    {
        Array.Sort(values);
        var position = quantile * (values.Length - 1);
        var below = values[(int)position];
        return below + ((values[(int)Math.Ceiling(position)] - below) * (position - (int)position));
    }
}
