using AutomagikTelemetry.Exits.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Spooling;

/// <summary>What one run has found, the next one knows.</summary>
public sealed class HealthMemoryTests : IDisposable
{
    readonly StateDirectory _state = new();
    readonly Store _store = new();
    readonly ManualResetEventSlim _mayAnswer = new();

    public void Dispose()
    {
        _mayAnswer.Set();
        _store.Dispose();
        _state.Dispose();
    }

    [Fact]
    public void ACollectorThatWasAwayIsNotAskedByARunThatEndsBeforeItsFlushInterval()
    {
        _store.Server.Answer = _ => null;
        RecordAndSpool("first");
        var connections = _store.Server.Connections;
        connections.ShouldBeGreaterThan(0);

        RecordAndSpool("second", options => options.FlushInterval = TimeSpan.FromHours(1));

        _store.Server.Connections.ShouldBe(connections);
        _state.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void ARunThatLastsLongerAsksOnceTheFlushIntervalIsOver()
    {
        var take = _store.Server.Answer;
        _store.Server.Answer = _ => null;
        RecordAndSpool("first");
        _store.Server.Answer = take;

        using var second = new SpoolingClient("second", _state.FullPath, _store.Url);
        second.Record(1);

        second.Await(statistics => statistics is { Recovered: 1, Delivered: 1 });
        _store.ShouldHaveOnce(["first-0", "second-0"]);
    }

    [Fact]
    public void ASlowCollectorIsNotWaitedForByTheNextRun()
    {
        using var isAsked = new ManualResetEventSlim();
        var take = _store.Server.Answer;
        _store.Server.Answer = request =>
        {
            isAsked.Set();
            _mayAnswer.Wait();
            return take(request);
        };
        using var first = new SpoolingClient("first", _state.FullPath, _store.Url, options => options.CommandFlushTimeout = TimeSpan.FromMilliseconds(1));
        first.Record(1);
        // Only who is being asked can be slow.
        isAsked.Wait(Clients.Patience, TestContext.Current.CancellationToken).ShouldBeTrue();
        first.FlushBriefly().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 1 });

        using var second = new SpoolingClient("second", _state.FullPath, _store.Url, options => options.CommandFlushTimeout = TimeSpan.FromMilliseconds(1));
        second.Record(1);
        second.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 1 });

        // It is asked all the same by those who live on, and takes what it is given.
        _mayAnswer.Set();
        second.Await(statistics => statistics.Delivered == 1);
        first.Await(statistics => statistics.Delivered == 1);
        _store.ShouldHaveOnce(["first-0", "second-0"]);
    }

    [Fact]
    public void AClockThatIsSetBackADayForgetsThatTheCollectorWasAwayAndLosesNothing()
    {
        var take = _store.Server.Answer;
        _store.Server.Answer = _ => null;
        RecordAndSpool("first");
        _store.Server.Answer = take;

        // By what is remembered it would ask in an hour.
        using var second = new SpoolingClient("second", _state.FullPath, _store.Url, options => options.FlushInterval = TimeSpan.FromHours(1), time: new EarlierTime(TimeSpan.FromDays(1)));
        second.Record(1);
        second.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 1, 0));

        second.Await(statistics => statistics.Recovered == 1);
        second.Statistics.DroppedFromSpool.ShouldBe(0);
        _store.ShouldHaveOnce(["first-0", "second-0"]);
        _state.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void TheEndOfARunWaitsForWhatEarlierOnesHaveLeftWhereTheCollectorIsNotKnownToBeAway()
    {
        var take = _store.Server.Answer;
        _store.Server.Answer = _ => null;
        for (var i = 0; i < 5; i++)
            RecordAndSpool($"earlier{i}");
        _store.Server.Answer = take;
        File.Delete(Directory.GetFiles(_state.FullPath, "health", SearchOption.AllDirectories).ShouldHaveSingleItem());

        using (var last = new SpoolingClient("last", _state.FullPath, _store.Url))
            last.Record(1);

        _store.ShouldHaveOnce([.. Enumerable.Range(0, 5).Select(i => $"earlier{i}-0"), "last-0"]);
        _state.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void WhatACollectorThatHasStoppedAnsweringWasSentIsOnDiskAfterHalfASecond()
    {
        var time = new ManualTime();
        var take = _store.Server.Answer;
        using var client = new SpoolingClient("a", _state.FullPath, _store.Url, options => options.BatchSize = 1, time: time);
        client.Record(1);
        Until(() => client.Statistics.Delivered == 1);
        var asked = false;
        _store.Server.Answer = request =>
        {
            Volatile.Write(ref asked, true);
            _mayAnswer.Wait();
            return take(request);
        };

        client.Record(1);
        Until(() => Volatile.Read(ref asked));
        time.Advance(TimeSpan.FromSeconds(0.5));

        Until(() => _state.Items == 1);
        client.Record(1);
        Until(() => _state.Items == 2);
        _mayAnswer.Set();

        // The sender rests for moments of its clock.
        void Until(Func<bool> isSo) => SpinWait.SpinUntil(
            () =>
            {
                time.Advance(TimeSpan.FromMicroseconds(100));
                return isSo();
            },
            Clients.Patience).ShouldBeTrue();
    }

    void RecordAndSpool(string name, Action<TelemetryOptions>? configure = null)
    {
        using var client = new SpoolingClient(name, _state.FullPath, _store.Url, configure);
        client.Record(1);
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 1 });
    }

    sealed class EarlierTime(TimeSpan difference) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - difference;
    }
}
