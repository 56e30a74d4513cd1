namespace AutomagikTelemetry.Weaving;

// One overload for each type that a tag can have: no value is boxed before it is known that somebody listens.
public partial struct Operation
{
    /// <summary>Sets a tag to the value of an argument; null sets nothing.</summary>
    /// <param name="tag">The tag's number in the method's plan.</param>
    /// <param name="value">The value, not yet sanitised.</param>
    public readonly void Tag(int tag, string? value) => (_state as Call)?.SetTag(tag, value);

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, bool value) => (_state as Call)?.SetTag(tag, value);

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, char value) => (_state as Call)?.SetTag(tag, value.ToString());

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, long value) => (_state as Call)?.SetTag(tag, value);

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, ulong value) => (_state as Call)?.SetTag(tag, value <= long.MaxValue ? (long)value : (double)value);

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, double value) => (_state as Call)?.SetTag(tag, value);

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, decimal value) => (_state as Call)?.SetTag(tag, (double)value);

    /// <inheritdoc cref="Tag(int, string?)"/>
    public readonly void Tag(int tag, Guid value) => (_state as Call)?.SetTag(tag, value);

    /// <summary>Sets a tag to the name of an enum's value.</summary>
    /// <inheritdoc cref="Tag(int, string?)" path="/param"/>
    public readonly void TagEnum<TEnum>(int tag, TEnum value)
        where TEnum : struct, Enum =>
        (_state as Call)?.SetTag(tag, value);

    /// <summary>Sets a tag to a value of any other type that the sanitiser knows: a date, a time span, a URI, or an array.</summary>
    /// <inheritdoc cref="Tag(int, string?)" path="/param"/>
    public readonly void TagValue<TValue>(int tag, TValue value) => (_state as Call)?.SetTag(tag, value);
}
