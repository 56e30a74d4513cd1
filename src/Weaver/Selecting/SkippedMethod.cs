using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>A method that bulk tracking leaves alone, and why.</summary>
sealed record SkippedMethod(MethodDefinition Method, string Reason);
