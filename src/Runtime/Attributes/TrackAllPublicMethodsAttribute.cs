namespace AutomagikTelemetry;

/// <summary>Tracks every public method of the assembly's public types: the histogram <c>function.duration_ms</c> and errors, tagged with <c>code.function.name</c>.</summary>
/// <remarks>
/// Left out: accessors, operators, constructors, compiler-made and record members, delegates, trivial bodies (no call, no
/// allocation, no throw, no loop), whatever <see cref="DoNotTrackAttribute"/> stands on, and what cannot be woven safely.
/// The plan that the weaver writes lists each with its reason. A method that carries a <see cref="TrackAttribute"/> of its own keeps it.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TrackAllPublicMethodsAttribute : Attribute
{
    /// <summary>
    /// The namespaces to track, separated by semicolons; each stands for itself and what is nested in it, and <c>*</c> matches any
    /// characters (<c>Hive.*.Handlers</c>). Default: every namespace.
    /// </summary>
    public string? Include { get; set; }

    /// <summary>The namespaces to leave out, in the same form; they win over <see cref="Include"/>. Default: none.</summary>
    public string? Exclude { get; set; }

    /// <summary>What each call reports. Default: <see cref="TrackedSignals.Metrics"/> and <see cref="TrackedSignals.Errors"/>.</summary>
    public TrackedSignals Signals { get; set; } = TrackedSignals.Metrics | TrackedSignals.Errors;

    /// <summary>The share of the traces in which a call has its span, where <see cref="Signals"/> has spans; 0 to 1 (Default: 1). See <see cref="TrackAttribute.SampleRatio"/>.</summary>
    public double SampleRatio { get; set; } = 1;
}
