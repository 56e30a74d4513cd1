using AutomagikTelemetry.Benchmarks.Delivery;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Benchmarks.Tests;

public class DeliveryTests
{
    const int Count = 2 * DeliveryMeasurement.BatchSize;

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BothDeliverTheSameSpansWithAllThatIsAroundThem(bool isCompressed)
    {
        var spans = DeliveredSpans.Make(Count);
        var theirs = Deliver(url => new PeerDelivery(spans, url, isCompressed), isCompressed);
        var ours = Deliver(url => new RuntimeDelivery(spans, url, isCompressed), isCompressed);

        ours.Count.ShouldBe(Count);
        // One that differs is enough to read.
        ours.Select(Describe).Except(theirs.Select(Describe)).FirstOrDefault().ShouldBeNull(theirs.Select(Describe).Except(ours.Select(Describe)).FirstOrDefault());
        theirs.Count.ShouldBe(Count);
        ours.Select(span => span.SpanId).Distinct().Count().ShouldBe(Count);
        theirs.Select(span => span.SpanId).Distinct().Count().ShouldBe(Count);
    }

    /// <summary>What is delivered is what a woven call reports.</summary>
    [Fact]
    public void TheSpansAreThoseOfWovenCallsWithTwoTagsAndTheirPlace()
    {
        var spans = DeliveredSpans.Make(Count);
        var delivered = Deliver(url => new RuntimeDelivery(spans, url, isCompressed: false), isCompressed: false);

        delivered[7].Name.ShouldBe("add");
        delivered.Select(span => span.Attributes["attempt"]).Order().ShouldBe(Enumerable.Range(0, Count).Select(i => (object)(long)i));
        delivered[7].Attributes.Keys.ShouldBe(["attempt", "workflow_id", "code.function.name", "code.file.path", "code.line.number"]);
        delivered[7].Attributes["code.function.name"].ShouldBe("AutomagikTelemetry.Benchmarks.Subjects.SpanSubject.Add");
    }

    [Fact]
    public void TheCollectorOfTheBenchmarkCountsWhatItWasSent()
    {
        var spans = DeliveredSpans.Make(Count);
        using var collector = new CollectorProcess();
        using var ours = new RuntimeDelivery(spans, collector.Url, isCompressed: false);
        ours.Queue(0, Count / 2);
        var first = collector.Await(Count / 2);
        ours.Queue(Count / 2, Count / 2);
        var second = collector.Await(Count / 2);

        // Ids, times and attributes of a span are about 250 bytes.
        first.ShouldBeInRange(Count / 2 * 200, Count / 2 * 300);
        second.ShouldBeInRange(Count / 2 * 200, Count / 2 * 300);
    }

    /// <summary>What is short is not compressed by ours: its very first request, of a single span.</summary>
    static List<SpanItem> Deliver(Func<string, IDelivery> create, bool isCompressed)
    {
        using var server = new CollectorServer();
        using (var delivery = create(server.Url))
        {
            delivery.Queue(0, Count);
            SpinWait.SpinUntil(() => server.Requests.Sum(request => new Received().And(request).Spans) >= Count, _patience).ShouldBeTrue();
        }

        server.Requests.Where(request => request.Body.Length >= 1024).ShouldAllBe(request => request.Headers.ContainsKey("Content-Encoding") == isCompressed);
        var received = server.Requests.Aggregate(new Received(), (received, request) => received.And(request));
        received.ShouldBe(new(Count, server.Requests.Sum(request => request.HeadLength + request.SentLength)));
        return [.. server.Spans];
    }

    static string Describe(SpanItem span) =>
        $"{span.Name} {span.Kind} {span.StartTime} {span.EndTime} {span.Flags} {span.StatusCode} {span.ParentSpanId} {span.Origin.ScopeName} {span.Origin.ScopeVersion} {span.Attributes} of {span.Origin.Resource}";
}
