using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>A method to weave, and what asked for it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">The tracking attribute on it or on its type; null in bulk tracking.</param>
sealed record SelectedMethod(MethodDefinition Method, CustomAttribute? Attribute);
