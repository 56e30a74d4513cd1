using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>Which request is sent when, and who waits for it.</summary>
public sealed class OrderTests : IDisposable
{
    readonly SendingFixture _sending = new();

    [Fact]
    public void NoRequestIsSentBesideAnotherOne()
    {
        using var gate = new ManualResetEventSlim();
        _sending.Collector.Answer = (_, cancellation) =>
        {
            gate.Wait(Clients.Patience, cancellation).ShouldBeTrue();
            return ScriptedCollector.Status(_sending.Collector.Count % 3 == 0 ? 503 : 200);
        };
        for (var i = 0; i < 10; i++)
        {
            _sending.HandEvent();
            _sending.HandSpan();
        }

        gate.Set();
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);

        (_sending.Ledger.Delivered, _sending.Ledger.Losses.Total, _sending.Collector.MostAtOnce).ShouldBe((20, 0, 1));
    }

    [Fact]
    public void RequestsOfASignalAreSentInTheOrderInWhichTheyCame()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(_sending.Collector.Count is 1 or 2 ? 503 : 200);
        _sending.HandEvent("first");
        _sending.HandEvent("second");
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);

        _sending.Collector.Attempts.Select(attempt => OtlpReader.Logs(attempt.Body).Single().EventName).ShouldBe(["first", "first", "first", "second"]);
    }

    [Fact]
    public void OneSignalsWaitDoesNotHoldUpTheOthers()
    {
        _sending.Collector.Answer = (attempt, _) => ScriptedCollector.Status(attempt.Path == "/v1/logs" ? 503 : 200);
        _sending.HandEvent();
        SpinWait.SpinUntil(() => _sending.Collector.Count == 1, Clients.Patience).ShouldBeTrue();

        _sending.HandSpan();
        SpinWait.SpinUntil(() => _sending.Ledger.DeliveredOf(TelemetrySignal.Traces) == 1, Clients.Patience).ShouldBeTrue();

        _sending.Collector.Attempts.Select(attempt => attempt.Path).ShouldBe(["/v1/logs", "/v1/traces"]);
        _sending.Ledger.UnderWay.ShouldBe(1);
    }

    [Fact]
    public async Task AFlushWhoseDeadlineIsBeforeTheNextAttemptEndsAtOnce()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(503);
        _sending.HandEvent();
        _sending.Time.AwaitTimer();

        var flush = _sending.Exporter.Drain(_sending.Time.GetTimestamp() + TimeSpan.FromMilliseconds(500).Ticks);

        // The clock stands still.
        (await flush.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken)).ShouldBeFalse();
        _sending.Ledger.UnderWay.ShouldBe(1);
    }

    [Fact]
    public async Task AFlushWaitsForAnAttemptThatIsWithinItsDeadline()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(_sending.Collector.Count == 1 ? 503 : 200);
        _sending.HandEvent();
        _sending.Time.AwaitTimer();

        var flush = _sending.Exporter.Drain(_sending.Time.GetTimestamp() + TimeSpan.FromSeconds(2).Ticks);
        flush.IsCompleted.ShouldBeFalse();
        _sending.RunUntil(() => _sending.Ledger.UnderWay == 0);

        (await flush.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    [Fact]
    public async Task AFlushStillSendsWhatCanBeSentInTimeBesideASignalThatCannot()
    {
        using var gate = new SemaphoreSlim(0);
        _sending.Collector.Answer = (attempt, cancellation) =>
        {
            if (attempt.Path == "/v1/logs")
                return ScriptedCollector.Status(503);
            gate.Wait(Clients.Patience, cancellation).ShouldBeTrue();
            return ScriptedCollector.Status(200);
        };
        _sending.HandEvent();
        _sending.Time.AwaitTimer();
        _sending.HandSpan();

        var flush = _sending.Exporter.Drain(_sending.Time.GetTimestamp() + TimeSpan.FromMilliseconds(500).Ticks);
        flush.IsCompleted.ShouldBeFalse();
        gate.Release();

        (await flush.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken)).ShouldBeFalse();
        _sending.Ledger.DeliveredOf(TelemetrySignal.Traces).ShouldBe(1);
    }

    [Fact]
    public async Task AFlushDoesNotWaitForWhatCameAfterIt()
    {
        using var gate = new SemaphoreSlim(0);
        _sending.Collector.Answer = (_, cancellation) =>
        {
            gate.Wait(Clients.Patience, cancellation).ShouldBeTrue();
            return ScriptedCollector.Status(200);
        };
        _sending.HandEvent();
        var flush = _sending.Exporter.Drain();
        _sending.HandEvent();

        gate.Release();

        (await flush.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken)).ShouldBeTrue();
        gate.Release();
    }

    [Fact]
    public void AClientsFlushThenSaysTimedOutAndHowManyAreStillThere()
    {
        using var server = new CollectorServer { Answer = _ => CollectorServer.Response(503, "text/plain", []) };
        var options = new TelemetryOptions { Endpoint = server.Url, IsSpoolEnabled = false, RetryBackoff = TimeSpan.FromSeconds(30), FlushInterval = TimeSpan.FromHours(1), ExitTimeout = TimeSpan.FromSeconds(20) };
        using var client = new TelemetryClient(options, null, new ManualTime(), new FakeEnvironment().Snapshot());
        client.TrackEvent("a");
        client.TrackEvent("b");

        client.Flush().ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 2 });
        client.Flush().ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 2 });

        server.Requests.Count.ShouldBe(1);
        client.Dispose();
        (client.Statistics.Pending, client.Losses[LossReason.Stopped]).ShouldBe((0, 2));
    }

    public void Dispose() => _sending.Dispose();
}
