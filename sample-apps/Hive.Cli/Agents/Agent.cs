namespace Hive.Agents;

/// <summary>A worker of the hive: a name, the language model that it thinks with, and what it may use.</summary>
sealed record Agent(string Id, string Name, string Model, IReadOnlyList<string> Tools);
