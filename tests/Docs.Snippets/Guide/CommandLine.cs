#region guide-command-line
using AutomagikTelemetry;

sealed class HiveCommands(AgentRegistry agents)
{
    [TrackCommand]
    [EmitEvent("agent.spawned", "agent_name", "model")]
    public Agent Spawn([Tag("agent_name")] string name, [Tag] string model = "gpt-4")
    {
        Console.WriteLine($"Spawning agent: {name} with model: {model}");
        return agents.Create(name, model);
    }

    [TrackCommand]
    [EmitEvent("agent.terminated", "agent_id")]
    public void Terminate([Tag] string agentId)
    {
        Console.WriteLine($"Terminating agent: {agentId}");
        agents.Remove(agentId);
    }
}
#endregion

sealed record Agent(string Name, string Model);

sealed class AgentRegistry
{
    public int Count { get; private set; }

    public Agent Create(string name, string model)
    {
        Count++;
        return new(name, model);
    }

    public void Remove(string agentId) => Count--;
}
