using System.Globalization;

namespace AutomagikTelemetry.WeavingCost.Measuring;

/// <summary>What a build's process had used up when a step of it began or ended.</summary>
/// <param name="Step">The step.</param>
/// <param name="Cpu">Of all its threads, in milliseconds.</param>
/// <param name="Wall">In milliseconds, since whenever.</param>
/// <param name="Peak">The most memory so far, in MiB.</param>
readonly record struct Stamp(string Step, double Cpu, double Wall, double Peak)
{
    internal static Stamp[] ReadAll(string file) => File.Exists(file) ? Array.ConvertAll(File.ReadAllLines(file), Parse) : [];

    internal string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Step} {Cpu} {Wall} {Peak}\n");

    static Stamp Parse(string line)
    {
        var parts = line.Split(' ');
        return new(parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3]));
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
