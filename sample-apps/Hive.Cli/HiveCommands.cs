using AutomagikTelemetry;
using Hive.Agents;

namespace Hive;

/// <summary>What the command line can do. Each method is one command; its result is the process's exit code.</summary>
sealed class HiveCommands(AgentRegistry agents, TextWriter output)
{
    [TrackCommand]
    public int Spawn([Tag] string name, [Tag] string model)
    {
        var agent = agents.Add(name, model);
        output.WriteLine($"Spawned {agent.Id} with {agent.Model}.");
        return 0;
    }

    [TrackCommand]
    public int Terminate([Tag("agent_id")] string id)
    {
        if (!agents.Remove(id))
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

    [TrackCommand("run")]
    public async Task<int> RunAsync([Tag("agent_count")] int agentCount)
    {
        output.WriteLine(await new AgentOrchestrator(agents).RunMissionAsync("mission-1", agentCount));
        return 0;
    }
}
