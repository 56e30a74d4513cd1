using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>Three exports at 5, 10 and 15 s; in the second interval nothing comes to the histogram.</summary>
public sealed class TemporalityTests : IDisposable
{
    const string Preference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    static readonly InstrumentationScope _scope = new("Hive", "2.0");

    readonly OtlpFixture _otlp = new();
    readonly FixedTime _time = new();
    readonly DateTimeOffset _start;
    readonly MetricRegistry _registry;

    public TemporalityTests()
    {
        _start = _time.Now;
        _registry = new(_time, new(), () => { });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cumulative")]
    [InlineData("Cumulative")]
    public void CumulativePointsHaveTheSeriesStartAndAllSoFar(string? preference)
    {
        Prefer(preference);

        ThreeExports();

        Of("messages").ShouldAllBe(metric => metric.Temporality == 2 && metric.IsMonotonic);
        Points("messages").Select(point => (Start(point), End(point), point.Value)).ShouldBe([(0, 5, 2), (0, 10, 5), (0, 15, 9)]);
        Of("latency").ShouldAllBe(metric => metric.Temporality == 2);
        Points("latency").Select(Histogram).ShouldBe(
        [
            new(0, 5, 2, 24, 4, 20, "1@1 1@3"),
            new(0, 15, 3, 54, 4, 30, "1@1 1@3 1@4"),
        ]);
        Points("workers").Select(point => (End(point), point.Value)).ShouldBe([(5, 1), (10, 2), (15, 3)]);
    }

    [Theory]
    [InlineData("delta")]
    [InlineData("DELTA")]
    [InlineData("lowmemory")]
    public void DeltaPointsBeginWhereTheLastOneEndedAndHoldOnlyWhatIsNew(string preference)
    {
        Prefer(preference);

        ThreeExports();

        Of("messages").ShouldAllBe(metric => metric.Temporality == 1 && metric.IsMonotonic);
        Points("messages").Select(point => (Start(point), End(point), point.Value)).ShouldBe([(0, 5, 2), (5, 10, 3), (10, 15, 4)]);
        Of("latency").ShouldAllBe(metric => metric.Temporality == 1);
        Points("latency").Select(Histogram).ShouldBe(
        [
            new(0, 5, 2, 24, 4, 20, "1@1 1@3"),
            new(5, 15, 1, 30, 30, 30, "1@4"),
        ]);
        Points("workers").Select(point => (End(point), point.Value)).ShouldBe([(5, 1), (10, 2), (15, 3)]);
    }

    [Fact]
    public void AfterARestartASeriesStartsAnew()
    {
        ThreeExports();
        var restarted = new MetricRegistry(_time, new(), () => { });
        restarted.Counter(_scope, "messages", null, []).Add(1);
        _time.Now += TimeSpan.FromSeconds(5);

        _otlp.Export(restarted);

        var last = Points("messages").Last();
        (Start(last), End(last), last.Value).ShouldBe((15, 20, 1));
    }

    [Fact]
    public void AnUnknownPreferenceIsSaidAndCumulativeIsUsed()
    {
        Prefer("weekly");

        ThreeExports();

        Of("messages").ShouldAllBe(metric => metric.Temporality == 2);
        _otlp.Environment.Warnings.ShouldBe([$"warning: {Preference}='weekly' is not cumulative, delta or lowmemory; using the default cumulative."]);
    }

    public void Dispose() => _otlp.Dispose();

    void Prefer(string? preference)
    {
        if (preference is not null)
            _otlp.Environment.Variables[Preference] = preference;
    }

    void ThreeExports()
    {
        var messages = _registry.Counter(_scope, "messages", null, []);
        var latency = _registry.Histogram(_scope, "latency", "ms", []);
        var workers = _registry.Gauge(_scope, "workers", null, []);

        messages.Add(2);
        latency.Record(4);
        latency.Record(20);
        workers.Set(1);
        ExportLater();

        messages.Add(3);
        workers.Set(2);
        ExportLater();

        messages.Add(4);
        latency.Record(30);
        workers.Set(3);
        ExportLater();
    }

    void ExportLater()
    {
        _time.Now += TimeSpan.FromSeconds(5);
        _otlp.Export(_registry).ShouldBe(0);
    }

    IEnumerable<MetricItem> Of(string name) => _otlp.Server.Metrics.Where(metric => metric.Name == name);

    IEnumerable<PointItem> Points(string name) => Of(name).Select(metric => metric.Points.ShouldHaveSingleItem());

    int Start(PointItem point) => Seconds(point.StartTime);

    int End(PointItem point) => Seconds(point.Time);

    int Seconds(ulong nanoseconds) => (int)(DateTimeOffset.UnixEpoch.AddTicks((long)nanoseconds / 100) - _start).TotalSeconds;

    Distribution Histogram(PointItem point) => new(
        Start(point), End(point), point.Count, point.Sum!.Value, point.Min!.Value, point.Max!.Value,
        string.Join(' ', point.BucketCounts.Select((count, i) => $"{count}@{i}").Where(bucket => !bucket.StartsWith('0'))));

    sealed record Distribution(int Start, int End, ulong Count, double Sum, double Min, double Max, string Buckets);
}
