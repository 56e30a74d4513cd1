using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>One step of a path, from a value to a member of it.</summary>
/// <param name="Member">The field or the getter; null for the step from a nullable to its value.</param>
/// <param name="From">The type of the value that the step begins at.</param>
/// <param name="To">The type of the value that it leads to.</param>
/// <param name="IsByReference">Whether the getter answers an address.</param>
sealed record PathStep(MemberReference? Member, TypeReference From, TypeReference To, bool IsByReference);
