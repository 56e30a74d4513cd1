using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>What is sent again, and how often.</summary>
public sealed class RetryTests : IDisposable
{
    readonly SendingFixture _sending = new();

    [Fact]
    public void OnlyFourStatusesAskForTheRequestAgainAndEveryOtherOneIsFinal()
    {
        _sending.MaxRetries = 1;
        var (again, taken, refused) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var status in Enumerable.Range(100, 500))
        {
            var (before, rejected) = (_sending.Collector.Count, _sending.Ledger.Losses[LossReason.Rejected]);
            _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(_sending.Collector.Count == before + 1 ? status : 200);
            _sending.Settle();
            (_sending.Collector.Count - before > 1 ? again : _sending.Ledger.Losses[LossReason.Rejected] > rejected ? refused : taken).Add(status);
        }

        again.ShouldBe([429, 502, 503, 504]);
        taken.ShouldBe(Enumerable.Range(200, 100));
        refused.Count.ShouldBe(500 - 100 - 4);
        (_sending.Ledger.Delivered, _sending.Ledger.Losses.Total).ShouldBe((104, refused.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void ARequestIsSentOnceAndAsOftenAgainAsTheOptionsSay(int retries)
    {
        (_sending.MaxRetries, _sending.RetryBackoff) = (retries, TimeSpan.FromSeconds(60));
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(503);

        _sending.Settle();

        _sending.Collector.Count.ShouldBe(retries + 1);
        _sending.Ledger.Losses.ByReason().ShouldBe(new Dictionary<string, long> { ["send_failed"] = 1 });
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OperationCanceledException))]
    public void AMissingAnswerIsLikeOneThatAsksForTheRequestAgain(Type exception)
    {
        _sending.Collector.Answer = (_, _) => _sending.Collector.Count <= 3 ? throw (Exception)Activator.CreateInstance(exception)! : ScriptedCollector.Status(200);

        _sending.Settle();

        (_sending.Collector.Count, _sending.Ledger.Delivered).ShouldBe((4, 1));
    }

    [Fact]
    public void WhatIsSentAgainIsTheSame()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(_sending.Collector.Count == 1 ? 503 : 200);

        _sending.Settle();

        _sending.Collector.Attempts[1].Body.ShouldBe(_sending.Collector.Attempts[0].Body);
    }

    [Fact]
    public void ARequestThatTakesTooLongIsBrokenOffAndSentAgain()
    {
        _sending.Timeout = TimeSpan.FromSeconds(5);
        _sending.Collector.Answer = (_, cancellation) => _sending.Collector.Count == 1 ? ScriptedCollector.Silence(cancellation) : ScriptedCollector.Status(200);

        _sending.HandEvent();
        SpinWait.SpinUntil(() => _sending.Collector.Count == 1, Clients.Patience).ShouldBeTrue();
        _sending.Time.Advance(_sending.Timeout);
        _sending.Time.Advance(_sending.Time.AwaitTimer());
        SpinWait.SpinUntil(() => _sending.Ledger.UnderWay == 0, Clients.Patience).ShouldBeTrue();

        _sending.Collector.Waits.ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(5.749, 6.251);
        _sending.Ledger.Delivered.ShouldBe(1);
    }

    [Fact]
    public void ACollectorThatCannotBeReachedDoesNotUseTheRetriesUp()
    {
        _sending.MaxRetries = 1;
        _sending.Collector.Answer = (_, _) => _sending.Collector.Count switch
        {
            <= 8 => throw ScriptedCollector.NotReached(),
            9 => ScriptedCollector.Status(503),
            _ => ScriptedCollector.Status(200),
        };

        _sending.Settle();

        (_sending.Collector.Count, _sending.Ledger.Delivered).ShouldBe((10, 1));
    }

    [Fact]
    public void ACollectorThatCannotBeReachedIsGivenUpAfterFiveMinutes()
    {
        _sending.Collector.Answer = (_, _) => throw ScriptedCollector.NotReached();

        _sending.Settle();

        var attempts = _sending.Collector.Attempts;
        _sending.Time.GetElapsedTime(attempts[0].At, attempts[^1].At).TotalSeconds.ShouldBeInRange(300, 300 + (30 * 1.25));
        _sending.Time.GetElapsedTime(attempts[0].At, attempts[^2].At).TotalSeconds.ShouldBeLessThan(300);
        _sending.Ledger.Losses.ByReason().ShouldBe(new Dictionary<string, long> { ["send_failed"] = 1 });
    }

    [Fact]
    public void ACollectorThatAsksForMoreTimeThanThatStillGetsAllAttempts()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.TryAgain(new(TimeSpan.FromMinutes(10)));

        _sending.Settle();

        _sending.Collector.Waits.ShouldBe(Enumerable.Repeat(TimeSpan.FromMinutes(10), 3));
    }

    [Fact]
    public void WithoutRetriesACollectorThatCannotBeReachedIsGivenUpAtOnce()
    {
        _sending.MaxRetries = 0;
        _sending.Collector.Answer = (_, _) => throw ScriptedCollector.NotReached();

        _sending.Settle();

        (_sending.Collector.Count, _sending.Ledger.Losses[LossReason.SendFailed]).ShouldBe((1, 1));
    }

    [Fact]
    public void WhatCannotBeSentForAnotherReasonIsNotSentAgain()
    {
        _sending.Collector.Answer = (_, _) => throw new InvalidOperationException("a handler of somebody's");

        _sending.Settle();

        (_sending.Collector.Count, _sending.Ledger.Losses[LossReason.SendFailed], _sending.Exporter.Obstacle).ShouldBe((1, 1, null));
    }

    [Fact]
    public void APlatformThatCannotSendIsSaidToWhoeverCanStopRecording()
    {
        _sending.Collector.Answer = (_, _) => throw new PlatformNotSupportedException("no sockets");

        _sending.Settle();

        (_sending.Collector.Count, _sending.Ledger.Losses[LossReason.SendFailed]).ShouldBe((1, 1));
        _sending.Exporter.Obstacle.ShouldBeOfType<PlatformNotSupportedException>();
    }

    public void Dispose() => _sending.Dispose();
}
