namespace AutomagikTelemetry;

/// <summary>Distributes the values that a path leads to over buckets, for example <c>request.Length</c>.</summary>
/// <inheritdoc path="/remarks"/>
public sealed class HistogramAttribute : MetricAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="path">Where the value is.</param>
    public HistogramAttribute(string name, string path)
        : base(name, path, Outcome.Any)
    {
    }
}
