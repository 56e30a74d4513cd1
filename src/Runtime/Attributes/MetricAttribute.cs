namespace AutomagikTelemetry;

/// <summary>Base of the attributes that measure the calls of a tracked method: <see cref="CounterAttribute"/>, <see cref="GaugeAttribute"/>, <see cref="HistogramAttribute"/>.</summary>
/// <remarks>
/// <para>
/// A method may have several. It needs a <see cref="TrackAttribute"/> too, on it or its class. Listeners of the assembly's <c>Meter</c> hear
/// each measurement as well.
/// </para>
/// <para>
/// The value is at a path as <see cref="TagFromAttribute"/> describes it, and a number. One from a parameter is read at entry, any other when
/// the outcome is known; <c>this</c> too, so that it is what the call has made of it, unless that is a struct or the method is an iterator or
/// has a task type of its own. Where there is no value nothing is measured; one that cannot be read is counted as dropped.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class MetricAttribute : Attribute
{
    private protected MetricAttribute(string name, string? path, Outcome on)
    {
        Name = name;
        Path = path;
        On = on;
    }

    /// <summary>The metric's name, for example <c>messages.sent</c>.</summary>
    public string Name { get; }

    /// <summary>Where the value is; <see langword="null"/> for one a call.</summary>
    public string? Path { get; }

    /// <summary>The unit in UCUM, for example <c>By</c>; <c>s</c> gives a histogram bounds for seconds. Default: none.</summary>
    public string? Unit { get; set; }

    /// <summary>The outcomes that are measured. Default: <see cref="Outcome.Success"/> of a counter, <see cref="Outcome.Any"/> of the others.</summary>
    public Outcome On { get; set; }

    /// <summary>The names of those tags of the method that the metric has too, separated by commas. They should have few different values. Default: none.</summary>
    public string? Tags { get; set; }
}
