namespace AutomagikTelemetry;

/// <summary>
/// Keeps the weaver's hands off: the method, or every method of the type, is left as the compiler made it. On a parameter, a property, a field,
/// a returned value or the type of one it keeps the value to the program: a <see cref="TagAttribute"/>, a path or a metric that reaches it, or
/// leads through it, is an error (AMT030).
/// </summary>
/// <remarks>Wins over <see cref="TrackAttribute"/> and <see cref="TrackAllPublicMethodsAttribute"/>, wherever they stand.</remarks>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum
        | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue,
    Inherited = false)]
public sealed class DoNotTrackAttribute : Attribute;
