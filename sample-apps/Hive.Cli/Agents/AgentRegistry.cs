namespace Hive.Agents;

/// <summary>The agents that are alive, for as long as this process is.</summary>
sealed class AgentRegistry
{
    readonly Dictionary<string, Agent> _agents = [];

    public Agent Add(string name, string model)
    {
        var agent = new Agent($"{name}-{_agents.Count + 1}", name, model);
        _agents.Add(agent.Id, agent);
        return agent;
    }

    public bool Remove(string id) => _agents.Remove(id);
}
