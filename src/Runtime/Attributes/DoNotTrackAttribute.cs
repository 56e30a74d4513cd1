namespace AutomagikTelemetry;

/// <summary>Keeps the weaver's hands off: the method, or every method of the type, is left as the compiler made it.</summary>
/// <remarks>Wins over <see cref="TrackAttribute"/> and <see cref="TrackAllPublicMethodsAttribute"/>, wherever they stand.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class DoNotTrackAttribute : Attribute;
