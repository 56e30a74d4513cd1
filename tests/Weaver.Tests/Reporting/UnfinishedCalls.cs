using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Corpus.Shapes;
using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>What the end of the process reports of calls that are still running.</summary>
public class UnfinishedCalls
{
    [Fact]
    public async Task AnOpenCallIsReportedAsItIsAndItsOwnEndOnTopIfItComes()
    {
        using var recording = new Recording();
        var gate = new TaskCompletionSource();
        var call = Reported.Run("w-1", 3, gate.Task);

        OpenCalls.ReportUnfinished();

        var unfinished = recording.Spans.ShouldHaveSingleItem();
        unfinished.Attributes.Value("outcome").ShouldBe("unfinished");
        unfinished.Attributes.Value("workflow_id").ShouldBe("w-1");
        unfinished.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        recording.Count("workflow.duration_seconds").ShouldBe(0);

        gate.SetResult();
        (await call).ShouldBe(3);
        recording.Spans.Count.ShouldBe(2);
        recording.Spans[1].Activity.SpanId.ShouldBe(unfinished.Activity.SpanId);
        recording.Count("workflow.duration_seconds").ShouldBe(1);
    }

    [Fact]
    public void ACallThatHasEndedIsNotOpenHoweverItEnded()
    {
        using var recording = new Recording();
        Reported.Spawn("scout", "gpt");
        Should.Throw<InvalidOperationException>(() => Reported.Terminate("a"));
        Synchronous.Void([]);
        var spans = recording.Spans.Count;

        OpenCalls.ReportUnfinished();

        recording.Spans.Count.ShouldBe(spans);
    }

    [Fact]
    public async Task MoreOpenCallsThanThereArePlacesForLoseNothingButTheirReport()
    {
        using var recording = new Recording();
        var gate = new TaskCompletionSource();
        var calls = Enumerable.Range(0, 1000).Select(i => Reported.Run("w", i, gate.Task)).ToList();

        OpenCalls.ReportUnfinished();
        var unfinished = recording.Spans.Count;
        gate.SetResult();
        await Task.WhenAll(calls);

        unfinished.ShouldBeInRange(1, 999);
        recording.Count("workflow.duration_seconds").ShouldBe(1000);
        recording.Spans.Count.ShouldBe(1000 + unfinished);
    }
}
