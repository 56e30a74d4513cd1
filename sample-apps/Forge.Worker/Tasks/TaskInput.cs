namespace Forge.Tasks;

/// <summary>A task as somebody asks for it.</summary>
/// <param name="Type"><c>checksum</c> or <c>verification</c>.</param>
/// <param name="Files">The files that it is about.</param>
/// <param name="Priority">What is reported about it; tasks run in the order of their coming.</param>
sealed record TaskInput(string Type, string[] Files, string Priority = "normal");
