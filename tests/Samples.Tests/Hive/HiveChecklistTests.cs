namespace AutomagikTelemetry.Samples.Tests.Hive;

/// <summary>Each line of the guide's checklist for Hive: what its Python would have sent, Hive.Cli sends.</summary>
public sealed class HiveChecklistTests
{
    [Fact]
    public async Task AgentsSpawnedAndTerminated()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var first = await HiveRun.RunAsync("spawn", "--name", "scout", "--model", "gpt-4", "--tools", "search", "count", "--hive", file);
            await using var second = await HiveRun.RunAsync("spawn", "--name", "scout", "--hive", file);
            await using var terminated = await HiveRun.RunAsync("terminate", "scout-1", "--hive", file);
            await using var again = await HiveRun.RunAsync("terminate", "scout-1", "--hive", file);

            Command(first, "spawn").Output.ShouldBe("Spawned scout-1 with gpt-4.\n");
            Single(first, "agent.spawned").ShouldBeExactly(("agent_name", "scout"), ("model", "gpt-4"), ("tools_count", 2L));
            Active(first).ShouldBe(1);
            Command(second, "spawn").Output.ShouldBe("Spawned scout-2 with gpt-4.\n");
            Active(second).ShouldBe(2);
            Command(terminated, "terminate").Output.ShouldBe("Terminated scout-1.\n");
            Single(terminated, "agent.terminated").ShouldBeExactly(("agent_id", "scout-1"));
            Active(terminated).ShouldBe(1);
            Command(again, "terminate", exitCode: 1).Output.ShouldBe("No agent scout-1 is alive.\n");
            again.Collector.Events("agent.terminated").ShouldBeEmpty();
        }
        finally
        {
            File.Delete(file);
        }

        // Pattern 3 of the guide: what every command reports.
        static HiveRun Command(HiveRun run, string command, int exitCode = 0)
        {
            run.ExitCode.ShouldBe(exitCode, run.Output);
            Single(run, "command.executed").ShouldBeExactly(("command", command), ("cli", "hive"));
            Single(run, "command.succeeded").ShouldBeExactly(("command", command));
            return run;
        }

        static double? Active(HiveRun run) => run.Collector.Series("agents.active", "gauge").ShouldHaveSingleItem().Value;
    }

    [Fact]
    public async Task MultiAgentWorkflowExecution()
    {
        await using var run = await Workflow();

        Single(run, "workflow.started").ShouldBeExactly(("workflow_id", "mission-1"), ("agents_count", 2L));
        Single(run, "workflow.completed").ShouldBeExactly(("workflow_id", "mission-1"), ("success", true));
        var duration = run.Collector.Series("workflow.duration_seconds", "histogram", "s").ShouldHaveSingleItem();
        duration.Count.ShouldBe(1UL);
        // The guide has the id on the metric too, which would be a series for each workflow there ever was.
        duration.Attributes.ShouldBeEmpty();
        run.Collector.Events("automagik.error").ShouldBeEmpty();
        run.Collector.Spans.Select(span => span.TraceId).Distinct().ShouldHaveSingleItem();

        await using var failed = await HiveRun.RunAsync("run", "--agents", "0");
        failed.Output.ShouldContain("Unhandled exception. System.InvalidOperationException: A workflow needs an agent.");
        var error = Single(failed, "automagik.error");
        (error["error_type"], error["error_message"]).ShouldBe(("System.InvalidOperationException", "A workflow needs an agent."));
        error.WithoutException().ShouldBeExactly(("workflow_id", "mission-1"));
        Single(failed, "workflow.started").ShouldBeExactly(("workflow_id", "mission-1"), ("agents_count", 0L));
        failed.Collector.Events("workflow.completed").ShouldBeEmpty();
        failed.Collector.Events("command.succeeded").ShouldBeEmpty();
    }

    [Fact]
    public async Task KnowledgeBaseQueries()
    {
        await using var run = await Workflow();

        var queries = run.Collector.Events("knowledge.queried");
        queries.Count.ShouldBe(2);
        foreach (var query in queries)
            query.ShouldBeExactly(("query", "Where are the flowers?"), ("results_count", 2L));
    }

    [Fact]
    public async Task ToolUsagePerAgent()
    {
        await using var run = await Workflow("--query", "How many flowers are there?");

        run.Output.ShouldBe("worker1 (gpt-4): 2\nworker2 (gpt-4): 2\n");
        foreach (var agent in new[] { "worker1", "worker2" })
        {
            run.Collector.Events("tool.used").Where(used => Equals(used["agent_name"], agent)).ShouldHaveSingleItem().ShouldBeExactly(("agent_name", agent), ("tool", "count"));
            var uses = run.Collector.Series("tools.used", "sum").Where(series => Equals(series.Attributes["agent_name"], agent)).ShouldHaveSingleItem();
            uses.Attributes.ShouldBeExactly(("agent_name", agent), ("tool", "count"));
            uses.Value.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("Where are the flowers?", "search")]
    [InlineData("How many flowers are there?", "count")]
    public async Task AgentDecisionPoints(string query, string decision)
    {
        await using var run = await Workflow("--query", query);

        var decided = run.Collector.Events("agent.decided").OrderBy(decided => decided["agent_name"]).ToList();
        decided.Count.ShouldBe(2);
        decided[0].ShouldBeExactly(("agent_name", "worker1"), ("decision", decision), ("options_count", 2L));
        decided[1].ShouldBeExactly(("agent_name", "worker2"), ("decision", decision), ("options_count", 2L));
    }

    [Fact]
    public async Task UserQueriesAreSanitised()
    {
        const string Query = "Where are the flowers? Tell ada.lovelace@example.com or +1 555 010 0199.";
        await using var run = await Workflow("--query", Query);

        run.Output.ShouldContain("Flowers give most nectar in the morning.");
        var query = Single(run, "knowledge.queried", 2)["query"].ShouldBeOfType<string>();
        query.ShouldStartWith("Where are the flowers? Tell ");
        query.ShouldContain(" or ");
        var received = run.Collector.Text();
        foreach (var part in new[] { "lovelace", "example.com", "010 0199" })
            received.ShouldNotContain(part);
    }

    static async Task<HiveRun> Workflow(params string[] more)
    {
        var run = await HiveRun.RunAsync(["run", "--agents", "2", .. more]);
        run.ExitCode.ShouldBe(0, run.Output);
        return run;
    }

    static Runtime.Tests.Exporters.Otlp.Reading.AttributeMap Single(HiveRun run, string name, int count = 1)
    {
        var events = run.Collector.Events(name);
        events.Count.ShouldBe(count, run.Output);
        return events[0];
    }
}
