using System.Diagnostics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Ambient;

/// <summary>Activity.Current is the user's: a tracked call borrows it and gives it back.</summary>
public class CurrentActivity
{
    [Fact]
    public void IsTheCallsOwnInsideAndTheCallersAfterwards()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();

        var inside = Ambience.Current();

        inside!.OperationName.ShouldBe("current");
        inside.ParentSpanId.ShouldBe(outer.SpanId);
        Activity.Current.ShouldBeSameAs(outer);
    }

    [Fact]
    public void BelowAParentOfTheOldKindATraceBeginsThatCanBeExported()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        var inside = Ambience.Current();

        inside!.IdFormat.ShouldBe(ActivityIdFormat.W3C);
        inside.TraceId.ShouldNotBe(default);
        Activity.Current.ShouldBeSameAs(outer);
    }

    [Fact]
    public async Task FlowsThroughAwaitsAndIsTheCallersAsSoonAsTheCallReturns()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();
        var gate = new TaskCompletionSource();

        var task = Ambience.CurrentAcross(gate.Task);
        Activity.Current.ShouldBeSameAs(outer);
        gate.SetResult();
        var (before, after) = await task;

        before!.OperationName.ShouldBe("current_across");
        after.ShouldBeSameAs(before);
        Activity.Current.ShouldBeSameAs(outer);
    }

    [Fact]
    public async Task OfTheCompletingThreadIsNotTouchedByACompletion()
    {
        using var recording = new Recording();
        var gate = new TaskCompletionSource();
        var task = Reported.Run("wf", 1, gate.Task);
        using var other = new Activity("the completing thread's own").Start();

        gate.SetResult();

        task.IsCompletedSuccessfully.ShouldBeTrue("the continuation ran on this thread");
        Activity.Current.ShouldBeSameAs(other);
        await task;
    }

    [Fact]
    public void ThatTheMethodLeavesBehindOnPurposeStays()
    {
        using var recording = new Recording();

        var left = Ambience.StartsAndLeaves("left");

        Activity.Current.ShouldBeSameAs(left);
        left.IsStopped.ShouldBeFalse();
        left.Stop();
        Activity.Current = null;
    }

    [Fact]
    public void GoesBackToTheNearestAncestorThatStillRuns()
    {
        using var recording = new Recording();
        using var grandparent = new Activity("grandparent").Start();
        var parent = new Activity("parent").Start();

        Ambience.Stops(parent);

        Activity.Current.ShouldBeSameAs(grandparent);
    }

    [Fact]
    public void ThatTheMethodSetToNullStaysNull()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();

        Ambience.SetsNull();

        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public void IsTheParentOfNestedCallsAndTheyOfTheirs()
    {
        using var recording = new Recording();

        Should.Throw<FormatException>(() => Reported.Outer(new FormatException()));

        var spans = recording.Spans.ToDictionary(span => span.Activity.DisplayName, span => span.Activity);
        spans["outer"].ParentSpanId.ShouldBe(default);
        spans["middle"].ParentSpanId.ShouldBe(spans["outer"].SpanId);
        spans["inner"].ParentSpanId.ShouldBe(spans["middle"].SpanId);
    }
}
