namespace AutomagikTelemetry;

/// <summary>On a subclass of <see cref="TrackAttribute"/>: the keys that its error event carries beside <c>error_type</c> and the exception's own.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ErrorKeysAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="keys">The operation key, names of tags, or <c>*</c> for every tag. A key without a value is left out.</param>
    public ErrorKeysAttribute(params string[] keys) => Keys = keys;

    /// <summary>The keys.</summary>
    public IReadOnlyList<string> Keys { get; }
}
