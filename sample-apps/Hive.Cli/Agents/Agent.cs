namespace Hive.Agents;

/// <summary>A worker of the hive: a name and the language model that it thinks with.</summary>
sealed record Agent(string Id, string Name, string Model)
{
    /// <summary>Looks into one topic. The work is pretended; the waiting is real.</summary>
    public async Task<string> ResearchAsync(string topic)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5 * topic.Length));
        return $"{Name} ({Model}) found {topic.Length} sources on {topic}";
    }
}
