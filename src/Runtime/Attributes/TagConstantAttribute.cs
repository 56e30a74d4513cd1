namespace AutomagikTelemetry;

/// <summary>Reports a value that is the same for every call of a tracked method, for example <c>[TagConstant("channel", "whatsapp")]</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class TagConstantAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The key to report the value under.</param>
    /// <param name="value">The value.</param>
    public TagConstantAttribute(string name, string value)
        : this(name, (object)value)
    {
    }

    /// <inheritdoc cref="TagConstantAttribute(string, string)"/>
    public TagConstantAttribute(string name, long value)
        : this(name, (object)value)
    {
    }

    /// <inheritdoc cref="TagConstantAttribute(string, string)"/>
    public TagConstantAttribute(string name, double value)
        : this(name, (object)value)
    {
    }

    /// <inheritdoc cref="TagConstantAttribute(string, string)"/>
    public TagConstantAttribute(string name, bool value)
        : this(name, (object)value)
    {
    }

    TagConstantAttribute(string name, object value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The key to report the value under.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public object Value { get; }
}
