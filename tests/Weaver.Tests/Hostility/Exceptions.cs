using System.Diagnostics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Hostility;

public class Exceptions
{
    [Fact]
    public void WhoseOwnCodeThrowsAndIsTrackedAreReportedAllTheSame()
    {
        using var recording = new Recording();
        var exception = new UnreadableException();

        Should.Throw<UnreadableException>(() => Hostile.Throws(exception)).ShouldBeSameAs(exception);

        Activity.Current.ShouldBeNull();
        recording.Events.ShouldHaveSingleItem().Attributes.Value("error_type").ShouldBe("AutomagikTelemetry.Corpus.UnreadableException");
        recording.Spans.ShouldHaveSingleItem().Activity.Status.ShouldBe(ActivityStatusCode.Error);
        recording.Count("api.latency_ms").ShouldBe(1);
    }

    [Fact]
    public void ThatAreCachedAndThrownAgainAreReportedAgain()
    {
        using var recording = new Recording();
        var cached = new FormatException("cached");

        for (var i = 0; i < 3; i++)
            Should.Throw<FormatException>(() => Hostile.Throws(cached));

        recording.Events.Count(record => record.EventName == "automagik.error").ShouldBe(3);
    }

    [Fact]
    public void AroundOneThatHasBeenReportedAreNotReportedAgain()
    {
        using var recording = new Recording();
        var gate = new TaskCompletionSource<int>();
        var task = Hostile.Async(gate.Task);
        var waiting = Task.Run(() => Hostile.WaitsFor(task), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => waiting.Status == TaskStatus.Running, TimeSpan.FromSeconds(10)).ShouldBeTrue();

        gate.SetException(new FormatException());
        Should.Throw<AggregateException>(() => waiting.Wait(TestContext.Current.CancellationToken));

        recording.Spans.Count.ShouldBe(2);
        recording.Events.Count(record => record.EventName == "automagik.error").ShouldBeLessThanOrEqualTo(2);
        recording.Events.Select(record => record.Attributes.Value("error_type")).ShouldContain("System.FormatException");
    }

    [Fact]
    public void OfAMethodThatReportsErrorsOnlyAreNotMeasuredAndNeitherAreItsSuccesses()
    {
        using var recording = new Recording();

        HandMadeAssembly.Call(TrackedSignals.Errors, HandMadeAssembly.Succeeds);
        Should.Throw<FormatException>(() => HandMadeAssembly.Call(TrackedSignals.Errors, () => throw new FormatException()));

        recording.Count("function.duration_ms").ShouldBe(0);
        recording.Events.ShouldHaveSingleItem().EventName.ShouldBe("automagik.error");
    }
}
