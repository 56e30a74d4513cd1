using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The table of docs/guide.md that says for each line of the guide's checklists which test shows it.</summary>
public partial class Checklists
{
    static readonly string Table = Repository.Read("docs/guide.md").Split("\n## Checklists\n")[1].Split("\n## ")[0];

    static readonly string[] Lines =
    [
        "Omni: Track message sent/received per channel",
        "Omni: Track instance creation/deletion",
        "Omni: Track Evolution API errors",
        "Omni: Track contact/chat operations",
        "Omni: Sanitize phone numbers (hash)",
        "Omni: Sanitize message content (remove)",
        "Omni: Track API latency per endpoint",
        "Hive: Track agent spawned/terminated",
        "Hive: Track multi-agent workflow execution",
        "Hive: Track knowledge base queries",
        "Hive: Track tool usage per agent",
        "Hive: Track agent decision points",
        "Hive: Sanitize user queries (PII removal)",
        "Forge: Track task created/completed/failed",
        "Forge: Track worker execution status",
        "Forge: Track workflow execution time",
        "Forge: Track resource utilization",
        "Forge: Track queue depth",
    ];

    [Fact]
    public void HaveEachLineOfTheGuideAndATestForIt() =>
        Row().Matches(Table).Where(row => TestNames.NamedIn(row.Value).Count > 0).Select(row => $"{row.Groups[1].Value}: {row.Groups[2].Value}").ShouldBe(Lines);

    [Fact]
    public void NameTestsThatExist() => TestNames.NamedIn(Table).Except(TestNames.In("tests/Samples.Tests").Keys).ShouldBeEmpty();

    [GeneratedRegex(@"^\| (Omni|Hive|Forge) \| ([^|]+) \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
