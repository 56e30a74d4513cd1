namespace AutomagikTelemetry.Package.Tests;

/// <summary>The sample command line, woven and unwoven, in and out of CI.</summary>
public sealed class SampleTests(SamplePrograms sample) : IClassFixture<SamplePrograms>
{
    static readonly string[] Spawn = ["spawn", "--name", "scout", "--model", "gpt-4"];

    public static TheoryData<string?> CI => new((string?)null, "true");

    [Theory]
    [MemberData(nameof(CI))]
    public async Task SpawnReportsItsEventsItsSpanAndItsLatency(string? ci)
    {
        var spawned = await sample.Woven.RunAsync(Spawn, In(ci));

        spawned.ExitCode.ShouldBe(0, spawned.ToString());
        var records = TelemetryLine.Parse(spawned.Error);
        Single("event", "command.executed")["command"].ShouldBe("spawn");
        Single("event", "command.executed")["cli"].ShouldBe("hive");
        Single("event", "command.succeeded")["command"].ShouldBe("spawn");
        var span = Single("span", "spawn");
        span["name"].ShouldBe("scout");
        span["model"].ShouldBe("gpt-4");
        span["code.function.name"].ShouldBe("Hive.HiveCommands.Spawn");
        span.Text.ShouldMatch(@"\d ms  Ok");
        Single("metric", "command.duration_ms")["count"].ShouldBe("1");
        Single("metric", "command.duration_ms")["command"].ShouldBe("spawn");

        TelemetryLine Single(string kind, string name) =>
            records.Where(record => record.Kind == kind && record.Name == name).ShouldHaveSingleItem(spawned.ToString());
    }

    [Theory]
    [InlineData("spawn --name scout --model gpt-4")]
    [InlineData("spawn --name scout")]
    [InlineData("spawn")]
    [InlineData("terminate nobody")]
    [InlineData("run")]
    [InlineData("--help")]
    public async Task StandardOutputAndExitCodeAreThoseOfTheUnwovenProgram(string commandLine)
    {
        var arguments = commandLine.Split(' ');
        var woven = await sample.Woven.RunAsync(arguments);
        var unwoven = await sample.Unwoven.RunAsync(arguments);

        woven.Output.ShouldBe(unwoven.Output);
        woven.ExitCode.ShouldBe(unwoven.ExitCode);
        WithoutTelemetry(woven).ShouldBe(unwoven.Error);
    }

    [Theory]
    [MemberData(nameof(CI))]
    public async Task FailReportsTheErrorAndDiesAsTheUnwovenProgramDoes(string? ci)
    {
        var woven = await sample.Woven.RunAsync(["fail"], In(ci));
        var unwoven = await sample.Unwoven.RunAsync(["fail"], In(ci));

        unwoven.Error.ShouldContain("Unhandled exception. System.InvalidOperationException: The queen refuses to resign.");
        woven.ExitCode.ShouldBe(unwoven.ExitCode);
        woven.Output.ShouldBe(unwoven.Output);
        WithoutTelemetry(woven).ShouldBe(unwoven.Error);

        var records = TelemetryLine.Parse(woven.Error);
        var error = records.Where(record => record.Kind == "error").ShouldHaveSingleItem(woven.ToString());
        error["error_type"].ShouldBe("System.InvalidOperationException");
        error["command"].ShouldBe("fail");
        woven.Error.ShouldContain("at Hive.HiveCommands.Fail()");
        records.Single(record => record.Kind == "span").IsError.ShouldBeTrue(woven.ToString());
    }

    [Fact]
    public async Task RunReportsOneTraceOfAWorkflowAndItsAgents()
    {
        var run = await sample.Woven.RunAsync(["run"]);

        var spans = TelemetryLine.Parse(run.Error).Where(record => record.Kind == "span").ToList();
        var command = spans.Single(span => span.Name == "run");
        var workflow = spans.Single(span => span.Name == "execute_workflow");
        workflow["parent"].ShouldBe(command["span"]);
        var answers = spans.Where(span => span.Name == "answer").ToList();
        answers.Count.ShouldBe(3, run.ToString());
        answers.ShouldAllBe(answer => answer["parent"] == workflow["span"]);
        spans.Where(span => span.Name == "use_tool").Select(span => span["parent"]).ShouldBe(answers.Select(answer => answer["span"]), ignoreOrder: true);
        spans.Select(span => span["trace"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ASpanInTheEnvironmentIsTheParentOfTheCommand()
    {
        var spawned = await sample.Woven.RunAsync(Spawn, ("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        var span = TelemetryLine.Parse(spawned.Error).Single(record => record.Kind == "span" && record.Name == "spawn");
        span["trace"].ShouldBe("0af7651916cd43dd8448eb211c80319c");
        span["parent"].ShouldBe("b7ad6b7169203331");
    }

    static (string, string)[] In(string? ci) => ci is null ? [] : [("CI", ci)];

    static string WithoutTelemetry(ProcessResult result) =>
        string.Join('\n', result.Error.Split('\n').Where(line => !line.StartsWith("[telemetry] ", StringComparison.Ordinal)));
}
