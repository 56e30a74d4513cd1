namespace AutomagikTelemetry.Signals;

/// <summary>What makes two metrics the same one.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/otel/metrics/data-model/#opentelemetry-protocol-data-model-producer-recommendations</remarks>
sealed record MetricIdentity(InstrumentationScope Scope, string Name, string? Unit, MetricType Type)
{
    /// <remarks>By hand: the compiler's takes a comparer of <see cref="MetricType"/>, code that each process would compile anew.</remarks>
    public bool Equals(MetricIdentity? other) => other is not null && Type == other.Type && Name == other.Name && Unit == other.Unit && Scope == other.Scope;

    public override int GetHashCode() => HashCode.Combine(Name, Unit, Scope);
}
