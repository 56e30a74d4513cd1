namespace AutomagikTelemetry;

/// <summary>
/// Base of every attribute that makes the weaver track a method: each call then reports its start, its success or its
/// error, and its latency.
/// </summary>
/// <remarks>
/// <para>
/// A subclass is a <em>vocabulary</em>: the names it reports under are constant attributes on the class itself
/// (<see cref="StartEventAttribute"/>, <see cref="SuccessEventAttribute"/>, <see cref="DurationMetricAttribute"/>,
/// <see cref="OperationKeyAttribute"/>, <see cref="ErrorKeysAttribute"/>, <see cref="FlushAtEndAttribute"/>), so that the
/// weaver can read them without running any code; a vocabulary is not inherited. The built-in kinds are declared in just this way.
/// </para>
/// <para>
/// On a class or struct the attribute stands for every public method declared there: not for accessors, operators,
/// constructors, compiler-made members or inherited methods. An attribute on the method itself wins over one on its type,
/// and <see cref="DoNotTrackAttribute"/> wins over both. The attribute has no effect at run time; it is the weaver that
/// reads it.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public abstract class TrackAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">
    /// The operation's name: the span's name and the value of the vocabulary's operation key. Keep it constant and of low
    /// cardinality. Default: the method's name in snake_case without a trailing <c>Async</c>. It must not be given on a type
    /// that has more than one tracked method, where it would merge them.
    /// </param>
    protected TrackAttribute(string? name) => Name = name;

    /// <summary>The operation's name, or <see langword="null"/> for the method's name in snake_case.</summary>
    public string? Name { get; }

    /// <summary>
    /// The share of the traces in which a call has its span, its start event and its success event; 0 to 1 (Default: 1). It takes away from
    /// what is sampled and never adds. Metrics and error events have nothing to do with it.
    /// </summary>
    public double SampleRatio { get; set; } = 1;
}
