namespace Forge.Tasks;

/// <summary>A task that waits for a worker, or has one.</summary>
sealed record ForgeTask(string Id, string Type, string[] Files, string Priority);
