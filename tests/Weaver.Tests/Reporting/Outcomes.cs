using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Corpus.Shapes;
using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class Outcomes
{
    const string Duration = "workflow.duration_seconds";

    [Fact]
    public void AnExceptionThroughSeveralFramesIsReportedOnceByTheInnermost()
    {
        using var recording = new Recording();

        Should.Throw<FormatException>(() => Reported.Outer(new FormatException("x")));

        var error = recording.Events.Where(record => record.EventName == "automagik.error").ShouldHaveSingleItem();
        recording.Spans.Select(span => span.Activity.DisplayName).ShouldBe(["inner", "middle", "outer"]);
        recording.Spans.ShouldAllBe(span => (string?)span.Attributes.Value("error.type") == "System.FormatException");
        error.Context.SpanId.ShouldBe(recording.Spans[0].Activity.SpanId);
        recording.Count(Duration, "error.type", "System.FormatException").ShouldBe(3);
    }

    [Fact]
    public async Task AnExceptionThroughSeveralTasksIsReportedOnceByTheInnermost()
    {
        using var recording = new Recording();

        await Should.ThrowAsync<FormatException>(() => Reported.OuterAsync(new FormatException("x")));

        var error = recording.Events.Where(record => record.EventName == "automagik.error").ShouldHaveSingleItem();
        error.Context.SpanId.ShouldBe(recording.Spans.Single(span => span.Activity.DisplayName == "inner").Activity.SpanId);
        recording.Spans.Single(span => span.Activity.DisplayName == "inner").Activity.ParentSpanId.ShouldBe(recording.Spans.Single(span => span.Activity.DisplayName == "outer").Activity.SpanId);
    }

    [Fact]
    public async Task ACancellationIsNoError()
    {
        using var recording = new Recording();
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => Tasks.Cancelled(cancelled));
        Should.Throw<OperationCanceledException>(() => Synchronous.Throws(new OperationCanceledException()));
        await Should.ThrowAsync<OperationCanceledException>(() => Tasks.Returns(Task.FromCanceled<int>(cancelled)));
        await Should.ThrowAsync<OperationCanceledException>(() => Tasks.ValueTaskPlain(Task.FromCanceled(cancelled)).AsTask());

        recording.Events.Select(record => record.EventName).Distinct().ShouldBe(["workflow.started"]);
        recording.Spans.Count.ShouldBe(4);
        recording.Spans.ShouldAllBe(span => span.Activity.Status == System.Diagnostics.ActivityStatusCode.Unset && (string?)span.Attributes.Value("outcome") == "cancelled");
        recording.Count(Duration, "outcome", "cancelled").ShouldBe(4);
        recording.Count(Duration).ShouldBe(4);
    }

    [Fact]
    public void AFailureThatIsOverruledInsideTheBodyIsASuccess()
    {
        using var recording = new Recording();

        Synchronous.Overruled();

        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "workflow.completed"]);
        recording.Count(Duration).ShouldBe(1);
        recording.Count(Duration, "error.type", "System.ArgumentException").ShouldBe(0);
    }

    [Fact]
    public async Task StartsAreSuccessesFailuresAndCancellations()
    {
        using var recording = new Recording();
        var open = SideObservations.Open;
        var random = new Random(42);

        var calls = Enumerable.Range(0, 3000).Select(async _ =>
        {
            try
            {
                await (random.Next(6) switch
                {
                    0 => Tasks.ThrowsLater(new FormatException()),
                    1 => Tasks.ThrowsAtOnce(new FormatException()),
                    2 => Tasks.Cancelled(new CancellationToken(canceled: true)),
                    3 => Tasks.Returns(Task.FromResult(1)),
                    4 => Tasks.ReturnsPlain(Task.Run(() => { })),
                    _ => Tasks.Yields(1),
                });
            }
            catch (Exception exception) when (exception is FormatException or OperationCanceledException)
            {
            }
        }).ToArray();
        await Task.WhenAll(calls);
        SpinWait.SpinUntil(() => SideObservations.Open == open, TimeSpan.FromSeconds(10)).ShouldBeTrue();

        var starts = recording.Events.Count(record => record.EventName == "workflow.started");
        starts.ShouldBe(3000);
        var successes = recording.Events.Count(record => record.EventName == "workflow.completed");
        var failures = recording.Count(Duration, "error.type", "System.FormatException");
        var cancellations = recording.Count(Duration, "outcome", "cancelled");
        (successes + failures + cancellations).ShouldBe(starts);
        failures.ShouldBeGreaterThan(0);
        cancellations.ShouldBeGreaterThan(0);
        recording.Count(Duration).ShouldBe(starts);
        recording.Spans.Count.ShouldBe(starts);
    }

    [Fact]
    public async Task AFollowedTaskIsRecordedWhenItEnds()
    {
        using var recording = new Recording();
        var open = SideObservations.Open;
        var source = new TaskCompletionSource();

        var task = Reported.FollowedWorkflow(source.Task);

        task.ShouldBeSameAs(source.Task);
        recording.Spans.ShouldBeEmpty();
        SideObservations.Open.ShouldBe(open + 1);
        source.SetException(new FormatException("later"));
        await Should.ThrowAsync<FormatException>(() => task);
        SideObservations.Open.ShouldBe(open);
        recording.Spans.ShouldHaveSingleItem().Attributes.Value("error.type").ShouldBe("System.FormatException");
    }

    [Fact]
    public async Task ACallThatStartedBeforeRecordingIsNotReported()
    {
        var source = new TaskCompletionSource();
        var task = Reported.Run("wf", 1, source.Task);
        using var recording = new Recording();

        source.SetResult();
        await task;

        recording.Events.ShouldBeEmpty();
    }

    [Fact]
    public void SwitchingOffStopsAtOnceAndSwitchingOnGoesOn()
    {
        using var recording = new Recording();

        Reported.Spawn("a", "b");
        recording.Client.IsEnabled = false;
        Reported.Spawn("a", "b");
        recording.Client.IsEnabled = true;
        Reported.Spawn("a", "b");

        recording.Events.Count(record => record.EventName == "command.executed").ShouldBe(2);
        recording.Count("command.duration_ms").ShouldBe(2);
    }

    [Fact]
    public void AStormOfFailuresIsCountedInFullAndReportedAtABoundedRate()
    {
        using var recording = new Recording(options => options.MaxErrorEventsPerSecond = new TelemetryOptions().MaxErrorEventsPerSecond);

        for (var i = 0; i < 1000; i++)
            Should.Throw<FormatException>(() => Hostile.Throws(new FormatException()));

        recording.Count("api.latency_ms", "error.type", "System.FormatException").ShouldBe(1000);
        var errors = recording.Events.Count(record => record.EventName == "automagik.error");
        (errors + recording.Client.Losses.Total).ShouldBe(1000);
        errors.ShouldBeGreaterThanOrEqualTo(new TelemetryOptions().MaxErrorEventsPerSecond);
        errors.ShouldBeLessThan(1000);
    }
}
