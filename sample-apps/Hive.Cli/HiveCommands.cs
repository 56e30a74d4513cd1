using AutomagikTelemetry;
using Hive.Agents;

namespace Hive;

/// <summary>What the command line can do. Each method is one command; its result is the process's exit code.</summary>
sealed class HiveCommands(AgentOrchestrator orchestrator, TextWriter output)
{
    static readonly string[] _allTools = [AgentWork.Search, AgentWork.Count];

    [TrackCommand]
    public int Spawn([Tag] string name, [Tag] string model, IReadOnlyList<string> tools)
    {
        var agent = orchestrator.SpawnAgent(name, model, tools);
        output.WriteLine($"Spawned {agent.Id} with {agent.Model}.");
        return 0;
    }

    [TrackCommand]
    public int Terminate([Tag("agent_id")] string id)
    {
        if (!orchestrator.TryTerminate(id))
        {
            output.WriteLine($"No agent {id} is alive.");
            return 1;
        }

        output.WriteLine($"Terminated {id}.");
        return 0;
    }

    [TrackCommand]
    public int Fail()
    {
        output.WriteLine("Asking the queen to resign.");
        throw new InvalidOperationException("The queen refuses to resign.");
    }

    /// <summary>A workflow of agents that live just as long.</summary>
    [TrackCommand("run")]
    [TagFrom("query_length", "query.Length")]
    public async Task<int> RunAsync([Tag("agent_count")] int agentCount, string query)
    {
        var team = Enumerable.Range(1, agentCount).Select(number => orchestrator.SpawnAgent($"worker{number}", "gpt-4", _allTools)).ToList();
        output.WriteLine(await orchestrator.ExecuteWorkflowAsync("mission-1", team, query));
        team.ForEach(agent => orchestrator.TryTerminate(agent.Id));
        return 0;
    }
}
