namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>One way to do the same work.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Run">Does it as many times as told, in a loop of its own.</param>
/// <param name="Budget">What it may cost beside the yardstick; null where there is nothing to keep.</param>
sealed record Variant(string Name, Action<int> Run, Budget? Budget = null)
{
    /// <summary>Whether its records go to the OpenTelemetry SDK and not to the client.</summary>
    internal bool IsByHand { get; init; }
}
