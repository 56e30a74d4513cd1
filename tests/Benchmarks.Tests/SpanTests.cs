using System.Diagnostics;
using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Subjects;

namespace AutomagikTelemetry.Benchmarks.Tests;

public class SpanTests
{
    [Fact]
    public void ACallWithTwoTagsAllocatesNoMoreThanAnActivityWithTheSameTwo()
    {
        using var listener = Listen();
        var byHand = Allocations.OfThousand(() => SpanSubject.AddByHand(1, "w"));
        using var state = ClientState.On();
        var woven = Allocations.OfThousand(() => SpanSubject.Add(1, "w"));

        woven.ShouldBeLessThanOrEqualTo(byHand);
    }

    [Fact]
    public void ValuesByPathAllocateNoMoreThanAnActivityWithTheSameTwo()
    {
        using var listener = Listen();
        var byHand = Allocations.OfThousand(() => SpanSubject.AddLengthByHand(1, "w"));
        using var state = ClientState.On();
        var woven = Allocations.OfThousand(() => SpanSubject.AddByPath(1, "w"));

        woven.ShouldBeLessThanOrEqualTo(byHand);
    }

    /// <summary>The comparison is about as much: the same span with the same two tags.</summary>
    [Fact]
    public void BothReportTheSameTags()
    {
        var byHand = new List<string>();
        using var listener = Listen(activity => byHand.Add(string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))));
        var records = new List<string>();
        using (ClientState.On(new DiscardingExporter(records.Add)))
        {
            SpanSubject.Add(1, "w");
            SpanSubject.AddByPath(1, "w");
        }

        SpanSubject.AddByHand(1, "w");
        SpanSubject.AddLengthByHand(1, "w");

        byHand.ShouldBe(["attempt=1 workflow_id=w", "attempt=1 id_length=1"]);
        records.ShouldBe(
        [
            "span add {attempt=1, code.function.name=AutomagikTelemetry.Benchmarks.Subjects.SpanSubject.Add, workflow_id=w}",
            "span add_by_path {attempt=1, code.function.name=AutomagikTelemetry.Benchmarks.Subjects.SpanSubject.AddByPath, id_length=1}",
        ]);
    }

    static ActivityListener Listen(Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "benchmarks.by-hand",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
