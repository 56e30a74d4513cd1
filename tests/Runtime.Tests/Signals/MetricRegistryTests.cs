using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Signals;

public class MetricRegistryTests
{
    static readonly InstrumentationScope _scope = new("tests", "1.0");

    readonly Losses _losses = new();
    readonly FixedTime _time = new();
    readonly MetricRegistry _registry;
    int _created;

    public MetricRegistryTests() => _registry = new(_time, _losses, () => _created++);

    [Fact]
    public void AHistogramCountsSumsAndDistributes()
    {
        var series = _registry.Histogram(_scope, "command.duration_ms", "ms", [new("command", "spawn")]);
        foreach (var value in new[] { 0, 5, 5.1, 12.4, 20_000 })
            series.Record(value);

        var snapshot = _registry.Collect().ShouldHaveSingleItem();

        snapshot.Name.ShouldBe("command.duration_ms");
        snapshot.Unit.ShouldBe("ms");
        snapshot.Type.ShouldBe(MetricType.Histogram);
        snapshot.Scope.ShouldBe(_scope);
        snapshot.Tags.ShouldBe([new("command", "spawn")]);
        snapshot.Count.ShouldBe(5);
        snapshot.Sum.ShouldBe(20_022.5);
        snapshot.Min.ShouldBe(0);
        snapshot.Max.ShouldBe(20_000);
        snapshot.Bounds.ShouldBe([0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000]);
        snapshot.BucketCounts.ShouldBe([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    }

    [Fact]
    public void AHistogramOfSecondsHasBoundsForSeconds()
    {
        _registry.Histogram(_scope, "workflow.duration_seconds", "s", []).Record(0.004);

        var snapshot = _registry.Collect().ShouldHaveSingleItem();

        snapshot.Bounds[0].ShouldBe(0.005);
        snapshot.Bounds[^1].ShouldBe(300);
        snapshot.BucketCounts[0].ShouldBe(1);
        snapshot.BucketCounts.Length.ShouldBe(snapshot.Bounds.Length + 1);
    }

    [Fact]
    public void NegativeValuesReachMinimumAndFirstBucket()
    {
        _registry.Histogram(_scope, "balance", null, []).Record(-3);

        var snapshot = _registry.Collect().ShouldHaveSingleItem();

        (snapshot.Min, snapshot.Max, snapshot.BucketCounts[0]).ShouldBe((-3, -3, 1));
    }

    [Fact]
    public void ACounterAddsUpAndAGaugeKeepsTheLastValue()
    {
        _registry.Counter(_scope, "messages", null, []).Add(2);
        _registry.Counter(_scope, "messages", null, []).Add(3);
        _registry.Gauge(_scope, "workers", null, []).Set(2);
        _registry.Gauge(_scope, "workers", null, []).Set(3);

        _registry.Collect().ToDictionary(snapshot => snapshot.Name, snapshot => snapshot.Value)
            .ShouldBe(new Dictionary<string, double> { ["messages"] = 5, ["workers"] = 3 }, ignoreOrder: true);
    }

    [Fact]
    public void OnlyWhatChangedIsCollectedAndItsValuesAreCumulative()
    {
        var changing = _registry.Counter(_scope, "changing", null, []);
        changing.Add(1);
        _registry.Histogram(_scope, "resting", null, []).Record(1);
        var start = _time.Now;
        _registry.Collect().Count.ShouldBe(2);

        _time.Now += TimeSpan.FromMinutes(1);
        changing.Add(1);

        var snapshot = _registry.Collect().ShouldHaveSingleItem();
        (snapshot.Name, snapshot.Value, snapshot.StartTime, snapshot.Time).ShouldBe(("changing", 2, start, _time.Now));
        _registry.Collect().ShouldBeEmpty();
    }

    [Fact]
    public void ASnapshotDoesNotChangeAnyMore()
    {
        var series = _registry.Histogram(_scope, "h", null, []);
        series.Record(1);
        var snapshot = _registry.Collect().ShouldHaveSingleItem();

        series.Record(1);

        snapshot.Count.ShouldBe(1);
        snapshot.BucketCounts.Sum().ShouldBe(1);
    }

    [Fact]
    public void TheSameTagsInAnyOrderAreTheSameSeries()
    {
        var series = _registry.Counter(_scope, "c", null, [new("a", 1), new("b", "x")]);

        _registry.Counter(_scope, "c", null, [new("b", "x"), new("a", 1)]).ShouldBeSameAs(series);
        _registry.Counter(_scope, "c", null, [new("a", 2), new("b", "x")]).ShouldNotBeSameAs(series);
        _registry.Counter(_scope, "c", null, [new("a", 1)]).ShouldNotBeSameAs(series);
        _registry.Counter(new("others", null), "c", null, [new("a", 1), new("b", "x")]).ShouldNotBeSameAs(series);
    }

    [Fact]
    public void GivenTagsAreNeverWrittenTo()
    {
        KeyValuePair<string, object?>[] tags = [new("b", 1), new("a", 2)];

        _registry.Counter(_scope, "c", null, tags);

        tags.ShouldBe([new("b", 1), new("a", 2)]);
    }

    [Fact]
    public void TheSameNameWithAnotherTypeIsAnotherMetric()
    {
        _registry.Counter(_scope, "x", null, []).Add(1);
        _registry.Gauge(_scope, "x", null, []).Set(1);

        _registry.Collect().Select(snapshot => snapshot.Type).ShouldBe([MetricType.Counter, MetricType.Gauge], ignoreOrder: true);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void ValuesThatAreNotFiniteAreIgnoredAndCounted(double value)
    {
        _registry.Histogram(_scope, "h", null, []).Record(value);
        _registry.Counter(_scope, "c", null, []).Add(value);
        _registry.Gauge(_scope, "g", null, []).Set(value);

        _registry.Collect().ShouldBeEmpty();
        _losses[LossReason.Invalid].ShouldBe(3);
    }

    [Fact]
    public void ACounterNeverGoesDown()
    {
        _registry.Counter(_scope, "c", null, []).Add(-1);

        _registry.Collect().ShouldBeEmpty();
        _losses[LossReason.Invalid].ShouldBe(1);
    }

    [Fact]
    public void BeyondTheLimitTagSetsShareTheOverflowSeries()
    {
        for (var i = 0; i < 2_010; i++)
            _registry.Counter(_scope, "c", null, [new("i", i)]).Add(1);

        var snapshots = _registry.Collect();

        snapshots.Count.ShouldBe(2_001);
        var overflow = snapshots.Single(snapshot => snapshot.Tags.Contains(new("otel.metric.overflow", true)));
        overflow.Tags.Length.ShouldBe(1);
        overflow.Value.ShouldBe(10);
    }

    [Fact]
    public void TagsWhoseValuesABuildFixesDoNotCountForTheLimit()
    {
        for (var i = 0; i < 5_000; i++)
            Functions("f" + i).Record(1);

        _registry.Collect().Select(snapshot => snapshot.Tags.ShouldHaveSingleItem().Value).ToHashSet()
            .SetEquals(Enumerable.Range(0, 5_000).Select(i => "f" + i)).ShouldBeTrue();
    }

    [Fact]
    public void ASetOfTagsCountsOnceHoweverManyConstantsItIsBeside()
    {
        for (var i = 0; i < 5_000; i++)
            Functions("f" + i, Pair("error.type", "E" + (i % 2_000))).Record(1);
        Functions("f0", Pair("error.type", "E1999")).Record(1);

        var snapshots = _registry.Collect();

        snapshots.Count.ShouldBe(5_001);
        snapshots.ShouldAllBe(snapshot => snapshot.Tags.Length == 2 && snapshot.Count == 1);

        Functions("f0", Pair("error.type", "E2000")).Record(1);
        Functions("f1", Pair("error.type", "E2001")).Record(1);
        Functions("f5000").Record(1);

        snapshots = _registry.Collect();
        snapshots.Select(snapshot => (snapshot.Tags.ShouldHaveSingleItem(), snapshot.Count)).ShouldBe(
            [(Pair("otel.metric.overflow", true), 2), (Pair("code.function.name", "f5000"), 1)], ignoreOrder: true);
    }

    [Fact]
    public void BeyondTheLimitOfMetricsLossesAreCounted()
    {
        for (var i = 0; i < 1_003; i++)
            _registry.Counter(_scope, "c" + i, null, []).Add(1);

        _registry.Collect().Count.ShouldBe(1_000);
        _losses[LossReason.Invalid].ShouldBe(3);
    }

    [Fact]
    public void SomebodyIsToldOfNewMetrics()
    {
        _registry.Counter(_scope, "c", null, []);
        _registry.Counter(_scope, "c", null, []);

        _created.ShouldBe(1);
    }

    [Fact]
    public void NothingIsLostBetweenThreads()
    {
        const int Threads = 8, Values = 100_000;
        using var start = new ManualResetEventSlim();
        var series = _registry.Histogram(_scope, "h", "ms", []);
        var total = _registry.Counter(_scope, "c", null, []);
        var threads = Enumerable.Range(1, Threads).Select(thread => new Thread(() =>
        {
            start.Wait();
            for (var i = 0; i < Values; i++)
            {
                series.Record(thread);
                total.Add(1);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        start.Set();
        while (threads.Any(thread => thread.IsAlive))
            _registry.Collect();
        threads.ForEach(thread => thread.Join());
        series.Record(0);
        total.Add(1);

        var snapshots = _registry.Collect();

        var histogram = snapshots.Single(snapshot => snapshot.Name == "h");
        histogram.Count.ShouldBe(Threads * Values + 1);
        histogram.BucketCounts.Sum().ShouldBe(histogram.Count);
        histogram.Sum.ShouldBe(Enumerable.Range(1, Threads).Sum() * (double)Values);
        (histogram.Min, histogram.Max).ShouldBe((0, Threads));
        snapshots.Single(snapshot => snapshot.Name == "c").Value.ShouldBe(Threads * Values + 1);
    }

    [Fact]
    public void RecordingAllocatesNothing()
    {
        var histogram = _registry.Histogram(_scope, "h", "ms", []);
        var counter = _registry.Counter(_scope, "c", null, []);
        var gauge = _registry.Gauge(_scope, "g", null, []);

        // The least of several: the runtime itself allocates now and then, when it replaces code.
        var least = long.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            RecordThousand(histogram, counter, gauge);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
    }

    HistogramSeries Functions(string name, params KeyValuePair<string, object?>[] others) =>
        _registry.Histogram(_scope, "function.duration_ms", "ms", [new("code.function.name", name), .. others], ["code.function.name"]);

    static KeyValuePair<string, object?> Pair(string key, object? value) => new(key, value);

    static void RecordThousand(HistogramSeries histogram, CounterSeries counter, GaugeSeries gauge)
    {
        for (var i = 0; i < 1000; i++)
        {
            histogram.Record(i);
            counter.Add(i);
            gauge.Set(i);
        }
    }
}
