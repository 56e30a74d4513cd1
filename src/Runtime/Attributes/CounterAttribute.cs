namespace AutomagikTelemetry;

/// <summary>Adds up: one for each call, or the value that a path leads to. Negative values are ignored and counted as dropped.</summary>
/// <inheritdoc path="/remarks"/>
public sealed class CounterAttribute : MetricAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="path">Where the value is; by default each call counts as one.</param>
    public CounterAttribute(string name, string? path = null)
        : base(name, path, Outcome.Success)
    {
    }
}
