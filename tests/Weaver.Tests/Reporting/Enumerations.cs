using System.Diagnostics;
using AutomagikTelemetry.Corpus.Shapes;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>An iterator's operation is an enumeration of it, from the first step to the end.</summary>
public class Enumerations
{
    const string Duration = "workflow.duration_seconds";

    [Fact]
    public void EachEnumerationIsAnOperationAndTheCallAloneIsNone()
    {
        using var recording = new Recording();

        var numbers = Iterators.Numbers(3, []);
        recording.Spans.ShouldBeEmpty();
        numbers.Sum().ShouldBe(3);
        numbers.Sum().ShouldBe(3);

        recording.Spans.Select(span => span.Name).ShouldBe(["numbers", "numbers"]);
        recording.Spans.ShouldAllBe(span => (long?)span.Attributes.Value("count") == 3L);
        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "workflow.completed", "workflow.started", "workflow.completed"]);
        recording.Count(Duration).ShouldBe(2);
    }

    [Fact]
    public void LeavingEarlyIsASuccess()
    {
        using var recording = new Recording();

        Iterators.Numbers(3, []).First().ShouldBe(0);

        recording.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Unset);
        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "workflow.completed"]);
    }

    [Fact]
    public void AnEnumeratorThatIsNeverMovedReportsNothing()
    {
        using var recording = new Recording();

        Iterators.Numbers(3, []).GetEnumerator().Dispose();

        recording.Spans.ShouldBeEmpty();
        recording.Count(Duration).ShouldBe(0);
    }

    [Fact]
    public void AFailureIsReportedOnce()
    {
        using var recording = new Recording();
        using var numbers = Iterators.Throws(new FormatException("x")).GetEnumerator();

        numbers.MoveNext();
        Should.Throw<FormatException>(() => numbers.MoveNext());
        numbers.MoveNext().ShouldBeFalse();

        recording.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "automagik.error"]);
        recording.Count(Duration, "error.type", "System.FormatException").ShouldBe(1);
    }

    [Fact]
    public void AFailureWhileLeavingIsAFailure()
    {
        using var recording = new Recording();

        Should.Throw<FormatException>(() => Iterators.ThrowsOnDispose(new FormatException("x")).First());

        recording.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAsyncFailureIsReportedOnce(bool isPending)
    {
        using var recording = new Recording();

        await Should.ThrowAsync<FormatException>(() => Drain(Iterators.ThrowsAsync(new FormatException("x"), isPending)));

        recording.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Error);
        recording.Count(Duration, "error.type", "System.FormatException").ShouldBe(1);
    }

    [Fact]
    public async Task ACancelledEnumerationIsNoError()
    {
        using var recording = new Recording();

        await Should.ThrowAsync<OperationCanceledException>(() => Drain(Iterators.NumbersAsync(3, [], new CancellationToken(canceled: true))));

        recording.Spans.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatusCode.Unset);
        recording.Count(Duration, "outcome", "cancelled").ShouldBe(1);
    }

    [Fact]
    public async Task AnAsyncEnumerationEndsWhenItIsLeft()
    {
        using var recording = new Recording();

        await foreach (var number in Iterators.NumbersAsync(4, [], TestContext.Current.CancellationToken))
        {
            recording.Spans.ShouldBeEmpty();
            if (number == 2)
                break;
        }

        recording.Spans.ShouldHaveSingleItem().Attributes.Value("count").ShouldBe(4L);
        recording.Count(Duration).ShouldBe(1);
    }

    [Fact]
    public void TheBodySeesItsOwnActivityAndTheConsumerItsOwn()
    {
        using var recording = new Recording();
        using var consumer = new Activity("consumer").Start();

        Activity? span = null;
        foreach (var inside in Iterators.Activities(3))
        {
            inside!.OperationName.ShouldBe("activities");
            (span ??= inside).ShouldBeSameAs(inside);
            inside.ParentSpanId.ShouldBe(consumer.SpanId);
            Activity.Current.ShouldBeSameAs(consumer);
        }

        Activity.Current.ShouldBeSameAs(consumer);
        span!.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public void AnActivityThatTheConsumerStartsBetweenTwoItemsStaysItsOwn()
    {
        using var recording = new Recording();
        using var items = Iterators.Activities(2).GetEnumerator();

        items.MoveNext().ShouldBeTrue();
        using (var between = new Activity("between").Start())
        {
            items.MoveNext().ShouldBeTrue();
            items.Current!.OperationName.ShouldBe("activities");
            Activity.Current.ShouldBeSameAs(between);
        }

        items.MoveNext().ShouldBeFalse();
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public async Task TheBodyOfAnAsyncOneSeesItsOwnActivityAndTheConsumerItsOwn()
    {
        using var recording = new Recording();
        using var consumer = new Activity("consumer").Start();

        await foreach (var inside in Iterators.ActivitiesAsync(3))
        {
            inside!.OperationName.ShouldBe("activities");
            Activity.Current.ShouldBeSameAs(consumer);
        }

        Activity.Current.ShouldBeSameAs(consumer);
        recording.Spans.ShouldHaveSingleItem().Activity.ParentSpanId.ShouldBe(consumer.SpanId);
    }

    [Fact]
    public void EachLevelOfARecursionIsTheChildOfTheOneAbove()
    {
        using var recording = new Recording();

        Iterators.Countdown(3).Count().ShouldBe(4);

        var spans = recording.Spans;
        spans.Count.ShouldBe(4);
        for (var i = 0; i < 3; i++)
            spans[i].Activity.ParentSpanId.ShouldBe(spans[i + 1].Activity.SpanId);
    }

    static async Task Drain(IAsyncEnumerable<int> numbers)
    {
        await foreach (var _ in numbers)
        {
        }
    }
}
