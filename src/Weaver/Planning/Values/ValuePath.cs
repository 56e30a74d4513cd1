using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A path that was resolved: where it begins, every step, and what stands at its end.</summary>
/// <param name="Text">As the attribute has it.</param>
/// <param name="Root">Where it begins.</param>
/// <param name="Parameter">The parameter that it begins at, if it does.</param>
/// <param name="RootType">The type of what it begins at, without reference.</param>
/// <param name="Steps">From there to the value.</param>
/// <param name="Type">The value's type.</param>
sealed record ValuePath(string Text, PathRoot Root, ParameterDefinition? Parameter, TypeReference RootType, IReadOnlyList<PathStep> Steps, TagType Type);
