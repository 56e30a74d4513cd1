namespace AutomagikTelemetry;

/// <summary>Reports an event of its own when a tracked method has ended, for example <c>[EmitEvent("agent.spawned", "name", "model")]</c>.</summary>
/// <remarks>A method may have several. It needs a <see cref="TrackAttribute"/> too, on it or its class.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EmitEventAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The event's name; constant, of low cardinality.</param>
    /// <param name="keys">The keys that it carries: names of tags, the operation key, or <c>cli</c>. Default: every tag. A key without a value is left out.</param>
    public EmitEventAttribute(string name, params string[] keys)
    {
        Name = name;
        Keys = keys;
    }

    /// <summary>The event's name.</summary>
    public string Name { get; }

    /// <summary>The keys that it carries; none stands for every tag.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The outcomes that it is reported of. Default: <see cref="Outcome.Success"/>.</summary>
    public Outcome On { get; set; } = Outcome.Success;
}
