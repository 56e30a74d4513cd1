using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Sending;

/// <summary>The user wants none of it any more: then nobody waits for it either.</summary>
public sealed class AbandonTests : IDisposable
{
    readonly SendingFixture _sending = new();

    [Fact]
    public async Task AFlushThatWaitsForACollectorEnds()
    {
        using var asked = new ManualResetEventSlim();
        _sending.Collector.Answer = (_, cancellation) =>
        {
            asked.Set();
            return ScriptedCollector.Silence(cancellation);
        };
        _sending.HandEvent();
        asked.Wait(Clients.Patience, TestContext.Current.CancellationToken).ShouldBeTrue();

        await AFlushEnds();
    }

    [Fact]
    public async Task AFlushThatWaitsForTheNextAttemptEnds()
    {
        _sending.Collector.Answer = (_, _) => throw ScriptedCollector.NotReached();
        _sending.HandEvent();
        _sending.Time.AwaitTimer();

        await AFlushEnds();
    }

    [Fact]
    public async Task AFlushThatComesAfterItDoesNotWait()
    {
        _sending.Collector.Answer = (_, _) => throw ScriptedCollector.NotReached();
        _sending.HandEvent();
        _sending.Exporter.Abandon();

        await _sending.Exporter.Drain().WaitAsync(Clients.Patience, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _sending.Dispose();

    async Task AFlushEnds()
    {
        var flush = _sending.Exporter.Drain();
        flush.IsCompleted.ShouldBeFalse();

        _sending.Exporter.Abandon();

        await flush.WaitAsync(Clients.Patience, TestContext.Current.CancellationToken);
    }
}
