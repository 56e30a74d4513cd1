using System.Diagnostics;
using AutomagikTelemetry.Corpus.Shapes;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>A task type of a user's own is timed to its true end, though nobody looks at its result but the user.</summary>
public class TaskLikeOutcomes
{
    [Fact]
    public async Task ThePendingOneEndsWithItsTask()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();
        var log = new List<string>();
        var gate = new TaskCompletionSource();

        var job = TaskLikes.Later(gate.Task, log);
        recording.Spans.ShouldBeEmpty();
        Activity.Current.ShouldBeSameAs(outer);
        gate.SetResult();
        (await job).ShouldBe("done");

        log.ShouldBe(["started", "later"]);
        var span = recording.Spans.ShouldHaveSingleItem();
        (span.Name, span.Activity.ParentSpanId).ShouldBe(("later", outer.SpanId));
        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "workflow.completed"]);
        Activity.Current.ShouldBeSameAs(outer);
    }

    [Fact]
    public async Task TheOneThatIsDoneAtOnceIsReported()
    {
        using var recording = new Recording();

        (await TaskLikes.AtOnce(7)).ShouldBe(7);

        recording.Spans.ShouldHaveSingleItem().Attributes.Value("number").ShouldBe(7L);
        Activity.Current.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AFailureIsOne(bool isPending)
    {
        using var recording = new Recording();

        await Should.ThrowAsync<FormatException>(async () => await TaskLikes.Throws(new FormatException("x"), isPending));

        recording.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
        recording.Events.Count(record => record.EventName == "automagik.error").ShouldBe(1);
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public async Task NestedOnesAreChildren()
    {
        using var recording = new Recording();

        (await TaskLikes.Nested(2)).ShouldBe(2);

        var spans = recording.Spans;
        spans.Count.ShouldBe(3);
        for (var i = 0; i < 2; i++)
            spans[i].Activity.ParentSpanId.ShouldBe(spans[i + 1].Activity.SpanId);
    }
}
