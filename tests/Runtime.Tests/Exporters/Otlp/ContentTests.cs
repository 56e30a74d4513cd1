using System.Diagnostics;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>docs/otlp.md, field by field.</summary>
public sealed class ContentTests : IDisposable
{
    const ulong Nanoseconds = 1_000_000_000;

    static readonly InstrumentationScope _scope = new("Hive", "2.0");

    readonly OtlpFixture _otlp = new();
    readonly FixedTime _time = new();

    ulong Now => (ulong)_time.Now.ToUnixTimeSeconds() * Nanoseconds;

    [Fact]
    public void ASpanHasItsIdsItsParentItsKindItsTimesAndItsStatus()
    {
        using var activity = new Activity("spawn");
        activity.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        activity.TraceStateString = "vendor=1";
        activity.SetStartTime(_time.Now.UtcDateTime).Start();
        activity.SetStatus(ActivityStatusCode.Error, "no such model").SetEndTime(_time.Now.UtcDateTime.AddTicks(15));
        activity.SetTag("not", "exported");
        activity.Stop();

        _otlp.Export(new FinishedSpan(_scope, activity, new("agent", "scout"), new("tools", 3))).ShouldBe(0);

        var span = _otlp.Server.Spans.ShouldHaveSingleItem();
        (span.TraceId, span.SpanId, span.ParentSpanId).ShouldBe((activity.TraceId.ToString(), activity.SpanId.ToString(), activity.ParentSpanId.ToString()));
        (span.Name, span.Kind, span.TraceState).ShouldBe(("spawn", 1UL, "vendor=1"));
        (span.StartTime, span.EndTime).ShouldBe((Now, Now + 1500));
        (span.StatusCode, span.StatusMessage).ShouldBe((2UL, "no such model"));
        span.Flags.ShouldBe(0x101u);
        span.Attributes.ShouldBe([new("agent", "scout"), new("tools", 3L)]);
        (span.Origin.ScopeName, span.Origin.ScopeVersion).ShouldBe(("Hive", "2.0"));
    }

    [Fact]
    public void AnAttributeMayBeAnArray()
    {
        using var activity = new Activity("a").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.Stop();
        var texts = Enumerable.Range(0, 64).Select(i => new string('x', i)).ToArray();

        _otlp.Export(new FinishedSpan(_scope, activity, new("numbers", new[] { 1L, -1L }), new("reals", new[] { 0.5 }), new("flags", new[] { true, false }), new("texts", texts)));

        var attributes = _otlp.Server.Spans.ShouldHaveSingleItem().Attributes;
        attributes["numbers"].ShouldBe(new object[] { 1L, -1L });
        attributes["reals"].ShouldBe(new object[] { 0.5 });
        attributes["flags"].ShouldBe(new object[] { true, false });
        attributes["texts"].ShouldBe(texts);
    }

    /// <summary>Short ones of ASCII are written in another way than all others.</summary>
    [Fact]
    public void AttributesOfEveryLengthAndWithAnyCharacterArriveAsTheyAre()
    {
        using var activity = new Activity("a").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.Stop();
        var attributes = Enumerable.Range(0, 140).Select(length => KeyValuePair.Create<string, object?>($"length.{length}", Text(length)))
            .Concat(Enumerable.Range(0, 12).Select(at => KeyValuePair.Create<string, object?>($"at.{at}", string.Concat(Text(at), "\u0080", Text(11 - at)))))
            .Concat(Enumerable.Range(1, 140).Select(length => KeyValuePair.Create<string, object?>(new string('k', length), long.MinValue)))
            .Append(new("ключ", "\u007F")).Append(new("число", int.MinValue))
            .ToArray();

        _otlp.Export(new FinishedSpan(_scope, activity, attributes)).ShouldBe(0);

        _otlp.Server.Spans.ShouldHaveSingleItem().Attributes.ShouldBe(attributes.Select(attribute => attribute.Value is int number ? new(attribute.Key, (long)number) : attribute));

        static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)(' ' + (i % 95))));
    }

    [Fact]
    public void IdsOfAllDigitsArriveAsTheyAre()
    {
        using var activity = new Activity("a");
        activity.SetParentId(ActivityTraceId.CreateFromString("0123456789abcdeffedcba9876543210"), ActivitySpanId.CreateFromString("f0e1d2c3b4a59687"));
        activity.Start().Stop();

        _otlp.Export(new FinishedSpan(_scope, activity)).ShouldBe(0);

        var span = _otlp.Server.Spans.ShouldHaveSingleItem();
        (span.TraceId, span.ParentSpanId, span.SpanId).ShouldBe(("0123456789abcdeffedcba9876543210", "f0e1d2c3b4a59687", activity.SpanId.ToString()));
    }

    [Theory]
    [InlineData(ActivityKind.Internal, 1)]
    [InlineData(ActivityKind.Server, 2)]
    [InlineData(ActivityKind.Client, 3)]
    [InlineData(ActivityKind.Producer, 4)]
    [InlineData(ActivityKind.Consumer, 5)]
    public void ASpansKindIsThatOfItsActivity(ActivityKind kind, ulong expected)
    {
        using var source = new ActivitySource("kinds");
        using var listener = new ActivityListener { ShouldListenTo = s => s == source, Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var activity = source.StartActivity("a", kind)!;
        activity.Stop();

        _otlp.Export(new FinishedSpan(_scope, activity));

        var span = _otlp.Server.Spans.ShouldHaveSingleItem();
        (span.Kind, span.ParentSpanId, span.StatusCode, span.Flags & 0x300).ShouldBe((expected, "", 0UL, 0x100u));
    }

    [Fact]
    public void ASpanSaysThatItsParentIsInAnotherProcess()
    {
        using var source = new ActivitySource("remote parents");
        using var listener = new ActivityListener { ShouldListenTo = s => s == source, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
        using var activity = source.StartActivity("a", ActivityKind.Server, parent)!;
        activity.Stop();

        _otlp.Export(new FinishedSpan(_scope, activity));

        var span = _otlp.Server.Spans.ShouldHaveSingleItem();
        (span.ParentSpanId, span.Flags).ShouldBe((parent.SpanId.ToString(), 0x301u));
    }

    [Fact]
    public void ASpanWithoutW3CIdsIsCountedAsLostAndSpoilsNoOther()
    {
        using var hierarchical = new Activity("old");
        hierarchical.SetIdFormat(ActivityIdFormat.Hierarchical).Start().Stop();
        using var activity = new Activity("new").Start();
        activity.Stop();

        _otlp.Export(new FinishedSpan(_scope, hierarchical), new FinishedSpan(_scope, activity)).ShouldBe(1);

        _otlp.Server.Spans.ShouldHaveSingleItem().Name.ShouldBe("new");
    }

    [Fact]
    public void AnEventHasItsNameItsTimeItsSeverityAndItsSpan()
    {
        using var activity = new Activity("a") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        activity.Start();

        _otlp.Export(new RecordedEvent(_scope, _time.Now, "agent.spawned", LogSeverity.Error, null, [new("agent", "scout")], activity.Context));

        var log = _otlp.Server.Logs.ShouldHaveSingleItem();
        (log.EventName, log.Body, log.Time, log.ObservedTime).ShouldBe(("agent.spawned", null, Now, Now));
        (log.SeverityNumber, log.SeverityText).ShouldBe((17UL, "ERROR"));
        (log.TraceId, log.SpanId, log.Flags).ShouldBe((activity.TraceId.ToString(), activity.SpanId.ToString(), 1u));
        log.Attributes.ShouldBe([new("agent", "scout")]);
    }

    [Theory]
    [InlineData(LogSeverity.Unspecified, 0, "")]
    [InlineData(LogSeverity.Trace, 1, "TRACE")]
    [InlineData(LogSeverity.Debug, 5, "DEBUG")]
    [InlineData(LogSeverity.Information, 9, "INFO")]
    [InlineData(LogSeverity.Warning, 13, "WARN")]
    [InlineData(LogSeverity.Fatal, 21, "FATAL")]
    public void ALogLineHasABodyAndNoNameAndOutsideASpanNoIds(LogSeverity severity, ulong number, string text)
    {
        _otlp.Export(new RecordedEvent(_scope, _time.Now, null, severity, "hello", [], default));

        var log = _otlp.Server.Logs.ShouldHaveSingleItem();
        (log.Body, log.EventName, log.SeverityNumber, log.SeverityText).ShouldBe(("hello", "", number, text));
        (log.TraceId, log.SpanId).ShouldBe(("", ""));
    }

    [Fact]
    public void AttributesKeepTheirTypes()
    {
        _otlp.Export(OtlpFixture.Event(
            "e", null, new("text", "ä€😀"), new("empty", ""), new("yes", true), new("no", false), new("int", -1), new("long", long.MinValue), new("byte", (byte)255),
            new("uint", uint.MaxValue), new("ulong", (ulong)long.MaxValue), new("beyond", ulong.MaxValue), new("double", 0.1), new("float", 0.5f), new("nothing", null),
            new("broken", "a\uD83Db")));

        _otlp.Server.Logs.ShouldHaveSingleItem().Attributes.ShouldBe(
        [
            new("text", "ä€😀"), new("empty", ""), new("yes", true), new("no", false), new("int", -1L), new("long", long.MinValue), new("byte", 255L),
            new("uint", (long)uint.MaxValue), new("ulong", long.MaxValue), new("beyond", "18446744073709551615"), new("double", 0.1), new("float", 0.5),
            new("broken", "a\uFFFDb"),
        ]);
    }

    [Fact]
    public void StringsOfEveryLengthArrive()
    {
        int[] lengths = [.. Enumerable.Range(0, 46), 126, 127, 128, 129, 16_380, 16_383, 16_384, 70_000];
        var attributes = lengths.SelectMany(length => new KeyValuePair<string, object?>[]
        {
            new($"a{length}", new string('a', length)), new($"ä{length}", new string('ä', length)), new($"€{length}", new string('€', length)),
        }).ToArray();

        _otlp.Export(OtlpFixture.Event("e", null, attributes));

        _otlp.Server.Logs.ShouldHaveSingleItem().Attributes.ToDictionary().ShouldBe(attributes.ToDictionary(), ignoreOrder: true);
    }

    [Fact]
    public void NumbersArriveUnderKeysOfEveryLength()
    {
        var attributes = Enumerable.Range(1, 46)
            .SelectMany(length => new KeyValuePair<string, object?>[] { new(new string('k', length), long.MinValue), new(new string('€', length), (long)length) }).ToArray();

        _otlp.Export(OtlpFixture.Event("e", null, attributes));

        _otlp.Server.Logs.ShouldHaveSingleItem().Attributes.ToDictionary().ShouldBe(attributes.ToDictionary(), ignoreOrder: true);
    }

    [Fact]
    public void RecordsAreGroupedByScopeInOneRequestASignal()
    {
        var (a, b) = (new InstrumentationScope("a", "1"), new InstrumentationScope("b", null));

        _otlp.Export(OtlpFixture.Event("1", a), OtlpFixture.Event("2", b), OtlpFixture.Event("3", a with { }));
        _otlp.Export(OtlpFixture.Event("4", b));

        _otlp.Server.Requests.Count.ShouldBe(2);
        _otlp.Server.Logs.Select(log => (log.Origin.ScopeName, log.Origin.ScopeVersion, log.EventName))
            .ShouldBe([("a", "1", "1"), ("a", "1", "3"), ("b", "", "2"), ("b", "", "4")]);
        Reading.OtlpReader.Logs(_otlp.Server.Requests[0].Body).Select(log => log.Origin).Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(2);
    }

    [Fact]
    public void MetricsAreOneMessageAMetricAndOnePointASeries()
    {
        var registry = new MetricRegistry(_time, new(), () => { });
        registry.Counter(_scope, "messages", "{message}", [new("channel", "slack")]).Add(2);
        registry.Counter(_scope, "messages", "{message}", [new("channel", "discord")]).Add(0.5);
        registry.Gauge(_scope, "workers", null, []).Set(-3);
        var latency = registry.Histogram(_scope, "latency", "s", [new("endpoint", "/a")]);
        for (var i = 0; i < 1000; i++)
            latency.Record(0.3);
        latency.Record(1000);
        var start = Now;
        _time.Now += TimeSpan.FromSeconds(5);

        _otlp.Export(registry).ShouldBe(0);

        var metrics = _otlp.Server.Metrics.ToDictionary(metric => metric.Name);
        metrics.Count.ShouldBe(3);
        metrics.Values.ShouldAllBe(metric => metric.Points.All(point => point.StartTime == start && point.Time == Now));

        var messages = metrics["messages"];
        (messages.Kind, messages.Unit, messages.Temporality, messages.IsMonotonic).ShouldBe(("sum", "{message}", 2UL, true));
        messages.Points.Select(point => ((string)point.Attributes["channel"]!, point.Value)).ShouldBe([("slack", 2), ("discord", 0.5)], ignoreOrder: true);

        (metrics["workers"].Kind, metrics["workers"].Unit, metrics["workers"].Points.Single().Value).ShouldBe(("gauge", "", -3.0));

        var histogram = metrics["latency"];
        (histogram.Kind, histogram.Unit, histogram.Temporality).ShouldBe(("histogram", "s", 2UL));
        var point = histogram.Points.ShouldHaveSingleItem();
        (point.Count, point.Min, point.Max).ShouldBe((1001UL, 0.3, 1000.0));
        point.Sum!.Value.ShouldBe(1300, 0.001);
        (point.Bounds.Length, point.BucketCounts[7], point.BucketCounts[^1]).ShouldBe((17, 1000UL, 1UL));
        point.Attributes.ShouldBe([new("endpoint", "/a")]);
    }

    public void Dispose() => _otlp.Dispose();
}
