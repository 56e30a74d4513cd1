using System.Net.Http.Headers;
using AutomagikTelemetry.Exporters.Otlp.Sending;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>How long it is to the next attempt.</summary>
public sealed class BackoffTests : IDisposable
{
    readonly SendingFixture _sending = new() { MaxRetries = 10 };

    [Fact]
    public void EachWaitIsTwiceTheOneBeforeUpToThirtySecondsGiveOrTakeAQuarter()
    {
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(503);

        _sending.Settle();

        double[] expected = [1, 2, 4, 8, 16, 30, 30, 30, 30, 30];
        _sending.Collector.Waits.Count.ShouldBe(expected.Length);
        foreach (var (wait, seconds) in _sending.Collector.Waits.Zip(expected))
            wait.TotalSeconds.ShouldBeInRange(seconds * 0.749, seconds * 1.251);
    }

    [Theory]
    [InlineData(0.0, 3)]
    [InlineData(0.5, 4)]
    [InlineData(1.0, 5)]
    public void TheJitterIsAQuarterToEitherSide(double random, double seconds)
        => Backoff.After(TimeSpan.FromSeconds(1), failures: 3, random).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void ManyFailuresInARowStayAtTheLongestWait()
        => Backoff.After(TimeSpan.FromSeconds(1), failures: int.MaxValue, random: 0.5).ShouldBe(TimeSpan.FromSeconds(30));

    [Fact]
    public void WithoutABackoffThereIsStillAWaitThatGrows()
    {
        _sending.RetryBackoff = TimeSpan.Zero;
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(503);

        _sending.Settle();

        _sending.Collector.Waits.ShouldAllBe(wait => wait > TimeSpan.Zero);
        _sending.Collector.Waits[9].TotalMilliseconds.ShouldBeInRange(512 * 0.749, 512 * 1.251);
    }

    [Fact]
    public void ASuccessStartsTheWaitsAnew()
    {
        var statuses = new Queue<int>([503, 503, 200, 503, 200]);
        _sending.Collector.Answer = (_, _) => ScriptedCollector.Status(statuses.Dequeue());

        _sending.Settle();
        _sending.Settle();

        _sending.Collector.Waits[1].TotalSeconds.ShouldBeInRange(1.49, 2.51);
        _sending.Collector.Waits[3].TotalSeconds.ShouldBeInRange(0.74, 1.26);
    }

    [Fact]
    public void ARetryAfterInSecondsTakesTheWaitsPlace()
    {
        AnswerFirst(new RetryConditionHeaderValue(TimeSpan.FromSeconds(90)));

        _sending.Settle();

        _sending.Collector.Waits.ShouldBe([TimeSpan.FromSeconds(90)]);
    }

    [Fact]
    public void SoDoesADate()
    {
        AnswerFirst(new RetryConditionHeaderValue(_sending.Time.GetUtcNow().AddSeconds(17)));

        _sending.Settle();

        _sending.Collector.Waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Fact]
    public void ARetryAfterIsAnHourAtMost()
    {
        AnswerFirst(new RetryConditionHeaderValue(TimeSpan.FromDays(365)));

        _sending.Settle();

        _sending.Collector.Waits.ShouldBe([TimeSpan.FromHours(1)]);
        _sending.Ledger.Delivered.ShouldBe(1);
    }

    [Theory]
    [InlineData(-17)]
    [InlineData(0)]
    public void ADateThatIsPastDoesNotCount(int seconds)
    {
        AnswerFirst(new RetryConditionHeaderValue(_sending.Time.GetUtcNow().AddSeconds(seconds)));

        _sending.Settle();

        _sending.Collector.Waits.ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(0.749, 1.251);
    }

    [Fact]
    public void NoneOrZeroSecondsDoNotCount()
    {
        AnswerFirst(new RetryConditionHeaderValue(TimeSpan.Zero));

        _sending.Settle();

        _sending.Collector.Waits.ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(0.749, 1.251);
    }

    public void Dispose() => _sending.Dispose();

    void AnswerFirst(RetryConditionHeaderValue after)
        => _sending.Collector.Answer = (_, _) => _sending.Collector.Count == 1 ? ScriptedCollector.TryAgain(after) : ScriptedCollector.Status(200);
}
