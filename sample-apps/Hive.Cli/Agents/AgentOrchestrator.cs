using AutomagikTelemetry;

namespace Hive.Agents;

/// <summary>Lets several agents work on one goal: first each on its own topic, all at once, then one on what they found.</summary>
sealed class AgentOrchestrator(AgentRegistry agents)
{
    static readonly string[] Topics = ["flowers", "weather", "neighbours", "water"];

    [TrackWorkflow("mission")]
    public async Task<string> RunMissionAsync([Tag] string workflowId, [Tag] int agentCount)
    {
        var findings = await Task.WhenAll(Topics
            .Take(agentCount)
            .Select((topic, index) => ResearchAsync($"{workflowId}/{index + 1}", topic, agents.Add($"worker{index + 1}", "gpt-4"))));

        return await SummariseAsync(findings);
    }

    [TrackWorkflow("research")]
    static async Task<string> ResearchAsync([Tag] string workflowId, [Tag] string topic, Agent agent)
        => $"{workflowId}: {await agent.ResearchAsync(topic)}";

    [TrackCommand]
    static async Task<string> SummariseAsync(string[] findings)
    {
        await Task.Yield();
        return string.Join(Environment.NewLine, findings);
    }
}
