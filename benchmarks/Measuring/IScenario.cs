namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Variants that are measured together, in a process of their own.</summary>
interface IScenario
{
    /// <summary>Names the scenario in the table and on the command line.</summary>
    string Name { get; }

    /// <summary>What each variant may cost beside the first one, which is the yardstick; null where there is nothing to keep.</summary>
    IReadOnlyList<Budget?> Budgets { get; }

    /// <summary>Measures the variants in this process.</summary>
    /// <exception cref="UntrueException">The figures would not be true.</exception>
    IReadOnlyList<Figure> Measure();
}
