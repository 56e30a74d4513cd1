namespace AutomagikTelemetry;

/// <summary>On a subclass of <see cref="TrackAttribute"/>: the event reported when the operation succeeds.</summary>
/// <remarks>
/// The event is an OTLP log record with this <c>event_name</c>, linked to the operation's span; see
/// <see href="https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-eventname">EventName</see>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SuccessEventAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The event's name; constant, of low cardinality.</param>
    /// <param name="keys">
    /// The keys that the event carries: the operation key, names of tags, <c>cli</c> (the project's name), <c>success</c> (always true here),
    /// or <c>*</c> for every tag. A key without a value is left out.
    /// </param>
    public SuccessEventAttribute(string name, params string[] keys)
    {
        Name = name;
        Keys = keys;
    }

    /// <summary>The event's name.</summary>
    public string Name { get; }

    /// <summary>The keys that the event carries.</summary>
    public IReadOnlyList<string> Keys { get; }
}
