using AutomagikTelemetry;
using Hive.Knowledge;
using Hive.Tracking;

namespace Hive.Agents;

/// <summary>Brings agents to life, ends their lives, and lets several of them work on one question.</summary>
sealed class AgentOrchestrator(AgentRegistry agents, KnowledgeBase knowledge)
{
    readonly AgentWork _work = new(knowledge);

    int ActiveAgentCount => agents.Count;

    [TrackStep]
    [TagFrom("tools_count", "tools.Count")]
    [EmitEvent("agent.spawned", "agent_name", "model", "tools_count")]
    [Gauge("agents.active", "this.ActiveAgentCount")]
    public Agent SpawnAgent([Tag("agent_name")] string name, [Tag] string model, IReadOnlyList<string> tools) => agents.Add(name, model, tools);

    /// <returns>False where none of that id is alive.</returns>
    public bool TryTerminate(string id)
    {
        if (agents.Find(id) is null)
            return false;

        TerminateAgent(id);
        return true;
    }

    [TrackWorkflow]
    [TagFrom("agents_count", "team.Count")]
    public async Task<string> ExecuteWorkflowAsync([Tag] string workflowId, IReadOnlyList<Agent> team, string query)
    {
        if (team.Count == 0)
            throw new InvalidOperationException("A workflow needs an agent.");

        // All at once; the answers are in the team's order.
        var answers = await Task.WhenAll(team.Select(agent => _work.AnswerAsync(agent, query)));
        return string.Join(Environment.NewLine, answers);
    }

    [TrackStep]
    [EmitEvent("agent.terminated", "agent_id")]
    [Gauge("agents.active", "this.ActiveAgentCount")]
    void TerminateAgent([Tag("agent_id")] string id) => agents.Remove(id);
}
