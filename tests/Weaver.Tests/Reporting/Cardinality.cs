using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>The limit of 2,000 sets of tags is one of values that come up at run time: the plan is as long as the program.</summary>
public class Cardinality
{
    const TrackedSignals Bulk = TrackedSignals.Metrics | TrackedSignals.Errors;

    [Fact]
    public void EveryMethodOfALargeProgramHasItsOwnSeries()
    {
        using var recording = new Recording();
        var assembly = HandMadeAssembly.OfBulkMethods(5_000, Bulk);

        for (var method = 0; method < 5_000; method++)
            HandMadeAssembly.Call(assembly, method, HandMadeAssembly.Succeeds);

        var series = recording.Series("function.duration_ms");
        series.Count.ShouldBe(5_000);
        series.ShouldAllBe(one => one.Count == 1 && one.Tags.Single().Key == "code.function.name");
    }

    [Fact]
    public void SoHasEachWayInWhichEveryMethodFails()
    {
        using var recording = new Recording();
        var assembly = HandMadeAssembly.OfBulkMethods(3_000, Bulk);

        for (var method = 0; method < 3_000; method++)
        {
            Should.Throw<FormatException>(() => HandMadeAssembly.Call(assembly, method, () => throw new FormatException()));
            HandMadeAssembly.Call(assembly, method, HandMadeAssembly.Succeeds);
        }

        var series = recording.Series("function.duration_ms");
        series.Count.ShouldBe(6_000);
        series.Count(one => Equals(one.Tags.Value("error.type"), "System.FormatException")).ShouldBe(3_000);
    }

    [Fact]
    public void TagsOfArgumentsCount()
    {
        using var recording = new Recording();
        var assembly = HandMadeAssembly.OfJobs(2);

        for (var queue = 0; queue < 2_010; queue++)
            HandMadeAssembly.Call(assembly, 0, HandMadeAssembly.Succeeds, $"queue{queue}");
        HandMadeAssembly.Call(assembly, 1, HandMadeAssembly.Succeeds, "queue0");
        HandMadeAssembly.Call(assembly, 1, HandMadeAssembly.Succeeds, "queue2010");

        var series = recording.Series("job.duration_ms");
        series.Count(one => Equals(one.Tags.Value("job"), "method0")).ShouldBe(2_000);
        Attributes.Text(series.Single(one => Equals(one.Tags.Value("job"), "method1")).Tags).ShouldBe("job=method1 queue=queue0");
        series.Single(one => one.Tags.Contains(new("otel.metric.overflow", true))).Count.ShouldBe(11);
        series.Count.ShouldBe(2_002);
    }
}
