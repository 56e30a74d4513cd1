using System.Diagnostics;
using System.Globalization;
using AutomagikTelemetry.Benchmarks.Delivery;
using AutomagikTelemetry.Benchmarks.Measuring;

namespace AutomagikTelemetry.Benchmarks;

/// <summary>Has every scenario measured by several processes and prints the table.</summary>
static class Comparison
{
    const int DefaultLaunches = 3;

    internal static IReadOnlyList<IScenario> Scenarios { get; } = [.. Benchmarks.Scenarios.All, .. DeliveryScenarios.All];

    /// <summary>Arguments: a part of the names of the scenarios to run, and how many processes are to measure each; both optional.</summary>
    internal static int Run(string[] arguments)
    {
        var launches = arguments.Select(argument => int.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0, DefaultLaunches);
        var filter = arguments.FirstOrDefault(argument => !int.TryParse(argument, CultureInfo.InvariantCulture, out _), "");
        var scenarios = Scenarios.Where(scenario => scenario.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        var results = scenarios.ToDictionary(scenario => scenario, _ => new List<IReadOnlyList<Figure>>());

        // Launches outside, scenarios inside: a bad minute spoils one launch of some, not all launches of one.
        for (var launch = 0; launch < launches; launch++)
        {
            foreach (var scenario in scenarios)
                results[scenario].Add(Launch(scenario));
        }

        Console.WriteLine("| scenario | variant | ns | B | against the yardstick | lowest and highest launch | budget | kept |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var scenario in scenarios)
            Print(scenario, results[scenario]);
        return 0;
    }

    static List<Figure> Launch(IScenario scenario)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add("--measure");
        start.ArgumentList.Add(scenario.Name);
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. lines.Select(Figure.Parse)]
            : throw new InvalidOperationException($"Measuring '{scenario.Name}' ended with exit code {process.ExitCode}.");
    }

    static void Print(IScenario scenario, List<IReadOnlyList<Figure>> launches)
    {
        for (var i = 0; i < scenario.Budgets.Count; i++)
        {
            var figures = launches.ConvertAll(launch => launch[i]);
            var median = Figure.Median(figures);
            var budget = scenario.Budgets[i];
            var (against, range) = i == 0 ? ("yardstick", "") : (Against(median), $"{Short(figures.MinBy(figure => figure.Ratio)!)} to {Short(figures.MaxBy(figure => figure.Ratio)!)}");
            var verdict = budget is null ? "" : budget.IsKeptBy(median) ? "yes" : "NO";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {median.Variant} | {median.Nanoseconds:0.0} | {median.Bytes:0} | {against} | {range} | {budget} | {verdict} |"));
        }
    }

    static string Against(Figure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Ratio:0.00}x, {figure.ExtraNanoseconds:+0.0;-0.0} ns, {figure.ExtraBytes:+0;-0;+0} B");

    static string Short(Figure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Ratio:0.00}x ({figure.ExtraNanoseconds:+0.0;-0.0} ns)");
}
