namespace AutomagikTelemetry;

/// <summary>On a subclass of <see cref="TrackAttribute"/>: the histogram of the operation's duration, for successes and failures alike.</summary>
/// <remarks>A failed operation adds <c>error.type</c>, as the <see href="https://opentelemetry.io/docs/specs/semconv/general/recording-errors/">conventions for errors</see> ask.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DurationMetricAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="unit">The unit in UCUM: <c>ms</c> or <c>s</c>; the measured value is converted to it.</param>
    /// <param name="keys">The keys that the measurement carries: the operation key or names of tags with few distinct values. Never an id.</param>
    public DurationMetricAttribute(string name, string unit, params string[] keys)
    {
        Name = name;
        Unit = unit;
        Keys = keys;
    }

    /// <summary>The instrument's name.</summary>
    public string Name { get; }

    /// <summary>The unit in UCUM: <c>ms</c> or <c>s</c>.</summary>
    public string Unit { get; }

    /// <summary>The keys that the measurement carries.</summary>
    public IReadOnlyList<string> Keys { get; }
}
