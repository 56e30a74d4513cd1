namespace AutomagikTelemetry;

/// <summary>Keeps the last value that a path leads to, for example <c>this.ActiveAgentCount</c>.</summary>
/// <inheritdoc path="/remarks"/>
public sealed class GaugeAttribute : MetricAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="path">Where the value is.</param>
    public GaugeAttribute(string name, string path)
        : base(name, path, Outcome.Any)
    {
    }
}
