using System.Globalization;
using AutomagikTelemetry;
using Hive.Knowledge;
using Hive.Tracking;

namespace Hive.Agents;

/// <summary>How an agent comes to an answer: it decides on a tool, and uses it. The thinking is pretended; the waiting is real.</summary>
sealed class AgentWork(KnowledgeBase knowledge)
{
    public const string Search = "search";
    public const string Count = "count";

    [TrackStep]
    [TagFrom("agent_name", "agent.Name")]
    public async Task<string> AnswerAsync(Agent agent, string query) =>
        $"{agent.Name} ({agent.Model}): {await UseToolAsync(agent, ChooseTool(agent, query), query)}";

    [TrackStep]
    [TagFrom("agent_name", "agent.Name")]
    [TagFrom("options_count", "agent.Tools.Count")]
    [TagFrom("decision", "return")]
    [EmitEvent("agent.decided", "agent_name", "decision", "options_count")]
    static string ChooseTool(Agent agent, string query)
    {
        var wanted = query.StartsWith("How many", StringComparison.OrdinalIgnoreCase) ? Count : Search;
        return agent.Tools.Contains(wanted) ? wanted : agent.Tools[0];
    }

    [TrackStep]
    [TagFrom("agent_name", "agent.Name")]
    [EmitEvent("tool.used", "agent_name", "tool")]
    [Counter("tools.used", Tags = "agent_name, tool")]
    async Task<string> UseToolAsync(Agent agent, [Tag] string tool, string query)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5));
        return tool switch
        {
            Search => string.Join(' ', knowledge.Query(query)),
            Count => knowledge.Query(query).Count.ToString(CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"Nobody has told {agent.Name} how to use the tool {tool}."),
        };
    }
}
