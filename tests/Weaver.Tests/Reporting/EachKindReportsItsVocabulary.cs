using System.Diagnostics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class EachKindReportsItsVocabulary
{
    [Fact]
    public void ACommand()
    {
        using var recording = new Recording();

        Reported.Spawn("scout", "gpt-4");

        var events = recording.Events;
        events.Select(record => $"{record.EventName} {Attributes.Text(record.Attributes)}").ShouldBe(["command.executed command=spawn cli=corpus", "command.succeeded command=spawn"]);
        var span = recording.Spans.ShouldHaveSingleItem();
        span.Activity.DisplayName.ShouldBe("spawn");
        span.Activity.Status.ShouldBe(ActivityStatusCode.Unset);
        span.Activity.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        Attributes.Text(span.Attributes).ShouldStartWith("name=scout llm=gpt-4 code.function.name=AutomagikTelemetry.Corpus.Reported.Spawn code.file.path=Reported.cs code.line.number=");
        span.Scope.Name.ShouldBe("AutomagikTelemetry.Corpus");
        events.ShouldAllBe(record => record.Context.SpanId == span.Activity.SpanId && record.Context.TraceId == span.Activity.TraceId);
        recording.Count("command.duration_ms", "command", "spawn").ShouldBe(1);
    }

    [Fact]
    public void ACommandThatFails()
    {
        using var recording = new Recording();

        Should.Throw<InvalidOperationException>(() => Reported.Terminate("a-1"));

        recording.Events.Select(record => record.EventName).ShouldBe(["command.executed", "automagik.error"]);
        var error = recording.Events[1];
        error.Severity.ShouldBe(LogSeverity.Error);
        error.Attributes.Value("error_type").ShouldBe("System.InvalidOperationException");
        error.Attributes.Value("command").ShouldBe("terminate-agent");
        error.Attributes.Value("exception.stacktrace")!.ToString()!.ShouldContain("Reported.Terminate");
        var span = recording.Spans.ShouldHaveSingleItem();
        span.Activity.Status.ShouldBe(ActivityStatusCode.Error);
        span.Attributes.Value("error.type").ShouldBe("System.InvalidOperationException");
        recording.Count("command.duration_ms", "error.type", "System.InvalidOperationException").ShouldBe(1);
    }

    [Fact]
    public async Task AnEndpoint()
    {
        using var recording = new Recording();

        await Reported.SendMessageAsync("POST", 202, "main");

        var request = recording.Events.ShouldHaveSingleItem();
        request.EventName.ShouldBe("api.request");
        Attributes.Text(request.Attributes).ShouldBe("endpoint=send_message method=POST status=202");
        recording.Count("api.latency_ms", "endpoint", "send_message").ShouldBe(1);
        Attributes.Text(recording.Metric("api.latency_ms").Tags).ShouldBe("endpoint=send_message");
    }

    [Fact]
    public async Task AWorkflow()
    {
        using var recording = new Recording();
        var gate = new TaskCompletionSource();

        var run = Reported.Run("wf-1", 3, gate.Task);

        var started = recording.Events.ShouldHaveSingleItem();
        started.EventName.ShouldBe("workflow.started");
        Attributes.Text(started.Attributes).ShouldBe("workflow_id=wf-1 agents_count=3");
        recording.Spans.ShouldBeEmpty();
        gate.SetResult();
        (await run).ShouldBe(3);
        recording.Events[1].EventName.ShouldBe("workflow.completed");
        Attributes.Text(recording.Events[1].Attributes).ShouldBe("workflow_id=wf-1 success=True");
        recording.Metric("workflow.duration_seconds").Tags.ShouldBeEmpty("an id never goes on a metric");
        recording.Metric("workflow.duration_seconds").Unit.ShouldBe("s");
    }

    [Fact]
    public void AVocabularyOfTheUsersOwn()
    {
        using var recording = new Recording();

        Jobs.Compress(7, "fast");
        Should.Throw<ArgumentOutOfRangeException>(() => Jobs.Compress(-1, "slow"));

        recording.Events.Select(record => $"{record.EventName} {Attributes.Text(record.Attributes.Where(pair => !pair.Key.StartsWith("error_", StringComparison.Ordinal) && !pair.Key.StartsWith("exception.", StringComparison.Ordinal)))}").ShouldBe(
        [
            "job.begun size=7 queue=fast",
            "job.done job=compress size=7 cli=corpus success=True",
            "job.begun size=-1 queue=slow",
            "automagik.error job=compress size=-1",
        ]);
        recording.Count("job.duration", "queue", "fast").ShouldBe(1);
        recording.Count("job.duration", "queue", "slow").ShouldBe(1);
    }

    [Fact]
    public void TheAttributeOnAClassStandsForItsPublicMethods()
    {
        using var recording = new Recording();
        var tracked = new TrackedClass { Property = 1 };

        tracked.Public();
        tracked.OwnKind();
        tracked.Excluded();
        ExcludedClass.Public("x");

        recording.Spans.Select(span => span.Activity.DisplayName).ShouldBe(["public", "own_kind"]);
        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "workflow.completed", "api.request"]);
    }
}
