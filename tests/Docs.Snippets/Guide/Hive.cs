#region guide-hive
using AutomagikTelemetry;

sealed class AgentOrchestrator(AgentRegistry agents)
{
    public int ActiveAgentCount => agents.Count;

    [TrackSpawn]
    [TagFrom("tools_count", "tools.Count")]
    [EmitEvent("agent.spawned", "agent_name", "model", "tools_count")]
    [Gauge("agents.active", "this.ActiveAgentCount")]
    public Agent Spawn([Tag("agent_name")] string name, [Tag] string model, IReadOnlyList<string> tools) => agents.Create(name, model);

    [TrackWorkflow]
    [TagFrom("agents_count", "members.Count")]
    public Task<string> ExecuteAsync([Tag] string workflowId, IReadOnlyList<Agent> members) => RunAsync(workflowId, members);

    static Task<string> RunAsync(string workflowId, IReadOnlyList<Agent> members) => Task.FromResult($"{workflowId}: {members.Count} agents agree");
}

sealed class TrackSpawnAttribute() : TrackAttribute(null);
#endregion
