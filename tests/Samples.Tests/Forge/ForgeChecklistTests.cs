using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Samples.Tests.Forge;

/// <summary>Each line of the guide's checklist for Forge: what its TypeScript would have sent, Forge.Worker sends. SIGTERM ends it, with everything delivered.</summary>
public sealed class ForgeChecklistTests
{
    // A file that is there, in the folder that it runs in.
    const string Program = "Forge.Worker.dll";
    const string Checksum = $$"""{"type": "checksum", "files": ["{{Program}}"], "priority": "high"}""";

    [Fact]
    public async Task TasksCreatedCompletedAndFailed()
    {
        await using var run = Start();
        await Execute(run, Checksum, "Task task-1 is completed");
        await Execute(run, """{"type": "checksum", "files": ["nowhere"]}""", "Task task-2 has failed");
        await Execute(run, """{"type": "alchemy", "files": []}""", "Task task-3 has failed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        var created = run.Collector.Events("task.created");
        created.Count.ShouldBe(3);
        created[0].ShouldBeExactly(("task_id", "task-1"), ("task_type", "checksum"), ("priority", "high"));
        created[1].ShouldBeExactly(("task_id", "task-2"), ("task_type", "checksum"), ("priority", "normal"));
        created[2].ShouldBeExactly(("task_id", "task-3"), ("task_type", "alchemy"), ("priority", "normal"));

        var started = run.Collector.Events("task.started");
        started.Count.ShouldBe(3);
        started[0].ShouldBeExactly(("task_id", "task-1"));
        run.Collector.Events("task.completed").ShouldHaveSingleItem().ShouldBeExactly(("task_id", "task-1"), ("success", true));

        // The guide has the id alone; the type is there besides, since whoever looks at failures asks for it first.
        var failed = run.Collector.Events("automagik.error");
        failed.Select(error => error["error_type"]).ShouldBe(["System.IO.FileNotFoundException", "System.NotSupportedException"]);
        failed[0].WithoutException().ShouldBeExactly(("task_id", "task-2"), ("task_type", "checksum"));
        failed[1].WithoutException().ShouldBeExactly(("task_id", "task-3"), ("task_type", "alchemy"));

        var durations = run.Collector.Series("task.duration_ms", "histogram", "ms");
        durations.ShouldAllBe(series => series.Count == 1);
        durations.Single(series => !series.Attributes.ContainsKey("error.type")).Attributes.ShouldBeExactly(("task_type", "checksum"));
        durations.Count.ShouldBe(3);
    }

    [Fact]
    public async Task WorkerExecutionStatus()
    {
        await using var run = Start();
        await Execute(run, Checksum, "Task task-1 is completed");
        await Execute(run, """{"type": "checksum", "files": ["nowhere"]}""", "Task task-2 has failed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        var status = run.Collector.Events("worker.status");
        status[0].ShouldBeExactly(("worker", "worker-1"), ("status", "idle"));
        status.Select(change => change["status"]).ShouldBe(["idle", "busy", "idle", "busy", "idle", "stopped"]);
    }

    [Fact]
    public async Task WorkflowExecutionTime()
    {
        await using var run = Start();
        await Execute(run, $$"""{"type": "verification", "files": ["{{Program}}", "{{Program}}"]}""", "Task task-1 is completed: the same");
        await Execute(run, """{"type": "verification", "files": ["nowhere"]}""", "Task task-2 has failed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        run.Collector.Events("workflow.started")[0].ShouldBeExactly(("workflow_id", "task-1"), ("files_count", 2L));
        run.Collector.Events("workflow.completed").ShouldHaveSingleItem().ShouldBeExactly(("workflow_id", "task-1"), ("success", true));
        var times = run.Collector.Series("workflow.duration_seconds", "histogram", "s");
        times.Single(series => series.Attributes.Count == 0).Count.ShouldBe(1UL);
        times.Single(series => series.Attributes.Count > 0).Attributes.ShouldBeExactly(("error.type", "System.IO.FileNotFoundException"));

        // One exception through workflow and task is one error, of the workflow, which is the inner one.
        run.Collector.Events("automagik.error").ShouldHaveSingleItem().WithoutException().ShouldBeExactly(("workflow_id", "task-2"));
        var workflow = run.Collector.Spans.First(span => span.Name == "verification");
        run.Collector.Spans.Single(span => span.SpanId == workflow.ParentSpanId).Attributes["task_id"].ShouldBe("task-1");
    }

    [Fact]
    public async Task ResourceUtilization()
    {
        await using var run = Start("--Forge:ResourceInterval=00:00:00.050");
        await Execute(run, Checksum, "Task task-1 is completed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        Single(run.Collector.Series("process.cpu.utilization", "gauge", "1")).ShouldBeInRange(0, 1);
        Single(run.Collector.Series("process.memory.usage", "gauge", "By")).ShouldBeInRange(10e6, 10e9);
        run.Collector.Spans.ShouldNotContain(span => span.Name == "measure");

        static double Single(IReadOnlyList<PointItem> series)
        {
            var point = series.ShouldHaveSingleItem();
            point.Attributes.ShouldBeEmpty();
            return point.Value.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    public async Task QueueDepth(int workers, double expected)
    {
        await using var run = Start($"--Forge:Workers={workers}");
        for (var task = 1; task <= 3; task++)
            await Execute(run, Checksum, workers == 0 ? $"Task task-{task} is created" : $"Task task-{task} is completed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        var depth = run.Collector.Series("queue.depth", "gauge").ShouldHaveSingleItem();
        depth.Attributes.ShouldBeExactly(("queue", "default"));
        depth.Value.ShouldBe(expected);
    }

    [Fact]
    public async Task ItsStartIsReportedAndItsStopBehindAllElse()
    {
        await using var run = Start();
        await Execute(run, Checksum, "Task task-1 is completed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        run.Collector.Events("app.started").ShouldHaveSingleItem();
        // By time: a request has its events by their origin, and the lifetime's is not the woven assembly.
        run.Collector.Logs.OrderByDescending(log => log.Time).Take(2).Select(log => log.EventName).ShouldBe(["app.stopped", "worker.status"], run.Output);
    }

    [Fact]
    public async Task WhatIsNoTaskIsRefusedAndTheOthersAreNot()
    {
        await using var run = Start();
        await Execute(run, "no json", "A line is no task");
        await Execute(run, Checksum, "Task task-1 is completed");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        run.Collector.Events("task.created").ShouldHaveSingleItem();
    }

    static SampleRun Start(params string[] arguments) => SampleRun.Start("Forge.Worker", ["--Forge:Workers=1", .. arguments]);

    static async Task Execute(SampleRun run, string task, string result)
    {
        run.WriteLine(task);
        await run.WaitForAsync(result);
    }
}
