namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>Variants that are measured together, in a process of their own, so that the JIT sees only one state of the client.</summary>
/// <param name="Name">Names the scenario in the table and on the command line.</param>
/// <param name="IsOn">Whether the client records.</param>
/// <param name="Calls">Calls in a sample. With records to queue, no more than the queue holds: a full one drops, and dropping is cheap.</param>
/// <param name="Variants">The first one is the yardstick.</param>
sealed record Scenario(string Name, bool IsOn, int Calls, IReadOnlyList<Variant> Variants) : IScenario
{
    public IReadOnlyList<Budget?> Budgets => [.. Variants.Select(variant => variant.Budget)];

    public IReadOnlyList<Figure> Measure() => Measurement.Of(this);

    /// <summary>Calls that go on on other threads are measured by the CPU time of the whole process.</summary>
    internal bool UsesOtherThreads { get; init; }

    /// <summary>How many error events a second the client takes. Default: all of them.</summary>
    internal int ErrorsPerSecond { get; init; } = int.MaxValue;

    /// <summary>Whether the OpenTelemetry SDK has to be there.</summary>
    internal bool UsesPeer => Variants.Any(variant => variant.IsByHand);
}
