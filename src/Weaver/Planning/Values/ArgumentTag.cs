using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A parameter whose value at entry is reported.</summary>
sealed record ArgumentTag(string Name, ParameterDefinition Parameter, TagType Type) : TagPlan(Name);
