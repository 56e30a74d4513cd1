namespace AutomagikTelemetry.CommandLine;

/// <summary>Runs variants in turns, and compares each with the first one of its round.</summary>
static class Comparison
{
    /// <summary>What later runs know, they learn in these.</summary>
    const int Unmeasured = 2;

    /// <returns>For each variant its samples, one a round.</returns>
    public static Sample[][] Measure(Variant[] variants, int milliseconds, int rounds)
    {
        foreach (var variant in variants)
        {
            for (var i = 0; i < Unmeasured; i++)
                variant.Run(milliseconds);
        }

        var samples = Array.ConvertAll(variants, _ => new Sample[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < variants.Length; i++)
                samples[i][round] = variants[i].Run(milliseconds);
        }

        return samples;
    }

    public static void Print(int milliseconds, Variant[] variants, Sample[][] samples)
    {
        Console.WriteLine($"\nA command of {milliseconds} ms, medians of {samples[0].Length} rounds, in ms:\n");
        Console.WriteLine("| | wall | over unwoven | its middle half | CPU over unwoven |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var i = 0; i < variants.Length; i++)
        {
            var over = Sorted(samples[i].Zip(samples[0], (sample, yardstick) => sample.Wall - yardstick.Wall));
            var cpu = Sorted(samples[i].Zip(samples[0], (sample, yardstick) => sample.Cpu - yardstick.Cpu));
            var wall = Sorted(samples[i].Select(sample => sample.Wall));
            Console.WriteLine(i == 0
                ? $"| {variants[i].Name} | {At(wall, 0.5):F0} | | | |"
                : $"| {variants[i].Name} | {At(wall, 0.5):F0} | {At(over, 0.5):+0.0;-0.0} | {At(over, 0.25):+0;-0;0} to {At(over, 0.75):+0;-0;0} | {At(cpu, 0.5):+0.0;-0.0} |");
        }
    }

    static double[] Sorted(IEnumerable<double> values) => [.. values.Order()];

    static double At(double[] sorted, double quantile)
    {
        var position = quantile * (sorted.Length - 1);
        var below = sorted[(int)position];
        return below + ((sorted[(int)Math.Ceiling(position)] - below) * (position - (int)position));
    }
}
