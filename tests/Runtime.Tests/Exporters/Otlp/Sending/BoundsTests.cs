using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>What does not fit, and what is left at the end.</summary>
public sealed class BoundsTests : IDisposable
{
    readonly SendingFixture _sending = new();

    [Fact]
    public void WhatDoesNotFitBesideWhatWaitsIsDroppedAndCounted()
    {
        _sending.MaxPendingBytes = 64 * 1024;
        _sending.Collector.Answer = (_, _) => throw ScriptedCollector.NotReached();
        var name = new string('x', 30 * 1024);
        for (var i = 0; i < 4; i++)
            _sending.HandEvent(name);

        _sending.Ledger.Losses.ByReason().ShouldBe(new Dictionary<string, long> { ["queue_full"] = 2 });
        _sending.Ledger.UnderWay.ShouldBe(2);

        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(200);
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);
        _sending.HandEvent(name);
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);
        _sending.Ledger.Delivered.ShouldBe(3);
    }

    /// <summary>An array of that size would be cleared at once and collected late, for each batch anew.</summary>
    [Fact]
    public void ALargeBodyTakesTheMemoryOfThoseThatHaveArrived()
    {
        const int Large = 100 * 1024;
        var name = new string('x', Large);
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _sending.HandEvent(name);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);
        }

        least.ShouldBeLessThan(Large);
        _sending.Collector.Attempts.ShouldAllBe(attempt => OtlpReader.Logs(attempt.Body).Single().EventName == name);
    }

    [Fact]
    public void LargeBodiesThatAreSentAgainStayAsTheyAre()
    {
        _sending.MaxPendingBytes = 64 * 1024 * 1024;
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(_sending.Collector.Count % 3 == 0 ? 200 : 503);
        for (var round = 0; round < 4; round++)
        {
            for (var letter = 'a'; letter <= 'j'; letter++)
                _sending.HandEvent(new string(letter, 100 * 1024));
            _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);
        }

        var sent = _sending.Collector.Attempts.Select(attempt => OtlpReader.Logs(attempt.Body).Single().EventName).ToList();
        sent.ShouldAllBe(name => name.Length == 100 * 1024 && name.Trim(name[0]).Length == 0);
        string.Concat(sent.Select(name => name[0])).ShouldBe(string.Concat(Enumerable.Repeat("aaabbbcccdddeeefffggghhhiiijjj", 4)));
    }

    [Fact]
    public void ARequestThatIsLargerThanAllThatMayWaitGoesInParts()
    {
        _sending.MaxPendingBytes = 64 * 1024;

        _sending.Exporter.Hand(new([.. Enumerable.Range(0, 4).Select(_ => OtlpFixture.Event(new string('x', 25 * 1024)))], []));
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);

        // The second part finds the first one there or not.
        _sending.Ledger.Delivered.ShouldBeGreaterThanOrEqualTo(2);
        (_sending.Ledger.Delivered + _sending.Ledger.Losses[LossReason.QueueFull]).ShouldBe(4);
    }

    [Fact]
    public void ARecordThatIsLargerThanAllThatMayWaitIsTooLarge()
    {
        _sending.MaxPendingBytes = 64 * 1024;

        _sending.HandEvent(new string('x', 65 * 1024));

        _sending.Ledger.Losses.ByReason().ShouldBe(new Dictionary<string, long> { ["too_large"] = 1 });
    }

    [Fact]
    public void ARequestBeyond64MebibytesGoesInHalves()
    {
        _sending.MaxPendingBytes = 256 * 1024 * 1024;
        var registry = new MetricRegistry(_sending.Time, new(), () => { });
        var text = new string('x', 1024 * 1024);
        for (var i = 0; i < 70; i++)
            registry.Counter(new("tests", null), "c" + (i % 2), null, [new("i", i), new("text", text)]).Add(i);

        _sending.Exporter.Hand(new([], registry.Collect()));
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);

        var bodies = _sending.Collector.Attempts.Select(attempt => attempt.Body).ToList();
        bodies.Count.ShouldBe(2);
        bodies.ShouldAllBe(body => body.Length < 64 * 1024 * 1024);
        bodies.SelectMany(OtlpReader.Metrics).Select(metric => metric.Name).Distinct().Order().ShouldBe(["c0", "c1"]);
        (_sending.Ledger.Delivered, _sending.Ledger.Losses.Total).ShouldBe((70, 0));
    }

    [Fact]
    public void DisposingBreaksOffARequestThatHangsAndCountsWhatIsLeft()
    {
        _sending.Collector.Answer = (_, cancellation) => ScriptedCollector.Silence(cancellation);
        _sending.HandEvent();
        _sending.HandEvent();
        SpinWait.SpinUntil(() => _sending.Collector.Count == 1, Clients.Patience).ShouldBeTrue();

        _sending.Exporter.Dispose();

        _sending.Ledger.Losses.ByReason().ShouldBe(new Dictionary<string, long> { ["stopped"] = 2 });
        _sending.Ledger.UnderWay.ShouldBe(0);
        _sending.Collector.Thread!.Join(Clients.Patience).ShouldBeTrue();
        _sending.Collector.IsDisposed.ShouldBeTrue();
        _sending.Environment.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposingEndsAWaitAndTheFlushesThatWaitForIt()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(503);
        _sending.HandEvent();
        _sending.Time.AwaitTimer();
        var flush = _sending.Exporter.Drain();

        _sending.Exporter.Dispose();

        // What waited has left the outbox, if only as a loss.
        (await flush.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken)).ShouldBeTrue();
        _sending.Collector.Thread!.Join(Clients.Patience).ShouldBeTrue();
        (_sending.Ledger.UnderWay, _sending.Ledger.Losses[LossReason.Stopped]).ShouldBe((0, 1));
    }

    public void Dispose() => _sending.Dispose();
}
