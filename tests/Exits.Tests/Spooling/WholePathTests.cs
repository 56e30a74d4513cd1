using AutomagikTelemetry.Exits.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Exits.Tests.Spooling;

/// <summary>From the call to the disk and from the disk to a collector on a real socket.</summary>
public sealed class WholePathTests : IDisposable
{
    readonly StateDirectory _state = new();
    readonly Store _store = new(isThere: false);

    public void Dispose()
    {
        _store.Dispose();
        _state.Dispose();
    }

    [Fact]
    public void WhatADeadCollectorDoesNotTakeTheNextRunDeliversAndNothingStaysOnDisk()
    {
        using var first = Client("first");
        first.Record(3);
        first.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 3 });
        first.Statistics.ShouldBe(Counts(spooled: 3), Same);
        first.Dispose();
        _state.Items.ShouldBe(3);
        _state.Requests.ShouldAllBe(name => name.EndsWith(".otlp"));
        first.Statistics.ShouldBe(Counts(spooled: 3), Same);

        _store.Listen();
        using var second = Client("second");
        second.Record(1);
        second.Await(statistics => statistics is { Recovered: 3, Delivered: 1 });
        second.Dispose();

        second.Statistics.ShouldBe(Counts(delivered: 1, recovered: 3), Same);
        _store.ShouldHaveOnce([.. first.Ids, .. second.Ids]);
        _state.Files.ShouldBe(["health"]);
    }

    [Fact]
    public void ALivingProcessDeliversOnceTheCollectorIsBackWithoutAnotherCall()
    {
        using var client = Client("a");
        client.Record(3);
        client.Flush().Status.ShouldBe(FlushStatus.Spooled);

        _store.Listen();

        client.Await(statistics => statistics.Delivered == 3);
        client.Statistics.ShouldBe(Counts(delivered: 3), Same);
        _store.ShouldHaveOnce(client.Ids);
        _state.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void WhatDoesNotFitIntoTheOutboxGoesToTheSpoolAndThenToTheCollector()
    {
        using var client = Client("a", options => (options.MaxPendingBytes, options.CompressionEnabled) = (64 * 1024, false));
        for (var i = 0; i < 5; i++)
        {
            client.Record(100, filler: new('x', 400));
            client.Flush().Status.ShouldBe(FlushStatus.Spooled);
        }

        client.Statistics.ShouldBe(Counts(spooled: 500), Same);
        _store.Listen();

        client.Await(statistics => statistics.Delivered + statistics.Recovered == 500);
        client.Statistics.Recovered.ShouldBeGreaterThan(0);
        client.Statistics.Dropped.ShouldBe(0);
        _store.ShouldHaveOnce(client.Ids);
        _state.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsRefusedForNowUntilItsRetriesAreUsedUpGoesToTheSpoolAndIsSentFromThere()
    {
        var take = _store.Server.Answer;
        var isBusy = true;
        _store.Server.Answer = request => Volatile.Read(ref isBusy) ? CollectorServer.Response(503, "text/plain", []) : take(request);
        _store.Listen();
        using var client = Client("a", options => options.MaxRetries = 1);
        client.Record(3);
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 3 });
        client.Await(_ => _state.Requests.Any(name => name.EndsWith(".otlp", StringComparison.Ordinal)));

        Volatile.Write(ref isBusy, false);

        client.Await(statistics => statistics.Recovered + statistics.Delivered == 3);
        client.Statistics.Recovered.ShouldBeGreaterThan(0);
        client.Statistics.Spooled.ShouldBe(client.Statistics.Recovered);
        _store.ShouldHaveOnce(client.Ids);
        _state.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void ARequestOfTheSpoolThatTheCollectorRefusesForGoodIsDeletedAndCounted()
    {
        using (var first = Client("first"))
            first.Record(3);
        _state.Items.ShouldBe(3);
        _store.Server.Answer = _ => CollectorServer.Response(400, "text/plain", []);
        _store.Listen();

        using var second = Client("second");
        second.Record(2);
        second.Await(statistics => statistics is { DroppedFromSpool: 3, Dropped: 2 });
        second.Dispose();

        second.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["rejected"] = 2 });
        second.Statistics.Recovered.ShouldBe(0);
        _state.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void AHealthyCollectorLeavesNothingOnDiskButWordOfItsHealth()
    {
        _store.Listen();
        using var client = Client("a");

        for (var i = 0; i < 3; i++)
        {
            client.Record(2);
            client.Flush().ShouldBe(new FlushResult(FlushStatus.Delivered, 2, 0));
            _state.Requests.ShouldBeEmpty();
        }

        client.Dispose();
        _state.Files.ShouldBe(["health"]);
        _store.ShouldHaveOnce(client.Ids);
    }

    [Fact]
    public void ARequestHasTheSameIdempotencyKeyInEachAttemptAndInTheNextProcess()
    {
        var keys = new List<string>();
        var take = _store.Server.Answer;
        byte[]? KeepKey(CollectedRequest request, bool isTaken)
        {
            lock (keys)
                keys.Add(request.Headers["Idempotency-Key"]);
            return isTaken ? take(request) : null;
        }

        _store.Server.Answer = request => KeepKey(request, isTaken: false);
        _store.Listen();
        using (var first = Client("first", options => options.MaxRetries = 2))
        {
            first.Record(1);
            first.Await(statistics => statistics is { Spooled: 1, Pending: 0 } && keys.Count >= 3);
        }

        var before = keys.Count;
        _store.Server.Answer = request => KeepKey(request, isTaken: true);
        using var second = Client("second");
        second.Record(1);
        second.Await(statistics => statistics is { Recovered: 1, Delivered: 1 });

        keys.Count.ShouldBe(before + 2);
        keys.Take(before).Distinct().ShouldHaveSingleItem();
        Guid.Parse(keys[0]).ShouldNotBe(default);
        keys.Skip(before).ShouldContain(keys[0]);
        keys.Distinct().Count().ShouldBe(2);
        _store.ShouldHaveOnce(["first-0", "second-0"]);
    }

    [Fact]
    public void ARequestWhoseAnswerIsLostIsSentAgainByTheNextRunAndTheStoreDropsTheSecond()
    {
        var take = _store.Server.Answer;
        _store.Server.Answer = request =>
        {
            take(request);
            return null;
        };
        _store.Listen();
        using (var first = Client("first", options => options.MaxRetries = 0))
        {
            first.Record(3);
            first.Flush().Status.ShouldBe(FlushStatus.Spooled);
        }

        _store.Server.Answer = take;
        using var second = Client("second");
        second.Record(1);
        second.Await(statistics => statistics is { Recovered: 3, Delivered: 1 });

        _store.Repeated.ShouldBeGreaterThan(0);
        _store.ShouldHaveOnce(["first-0", "first-1", "first-2", "second-0"]);
    }

    [Fact]
    public void AFlushThatFindsOnlyWhatIsOnDiskAlreadySaysSoToo()
    {
        using var client = Client("a");
        client.Record(3);
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 3 });

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0));

        client.Record(2);
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 2 });
    }

    [Fact]
    public void WhatIsSpooledAfterTheFirstWasDeliveredIsToldInFull()
    {
        var take = _store.Server.Answer;
        var isAway = true;
        _store.Server.Answer = request => Volatile.Read(ref isAway) ? null : take(request);
        _store.Listen();
        using var client = Client("a", options => options.MaxRetries = 10);
        client.Record(3);
        client.Flush().Spooled.ShouldBe(3);
        Volatile.Write(ref isAway, false);
        client.Await(statistics => statistics.Delivered == 3);
        Volatile.Write(ref isAway, true);

        client.Record(2);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 3, 0) { Spooled = 2 });
    }

    SpoolingClient Client(string name, Action<TelemetryOptions>? configure = null) => new(name, _state.FullPath, _store.Url, configure);

    static TelemetryStatistics Counts(long delivered = 0, long spooled = 0, long recovered = 0) => new()
    {
        Delivered = delivered,
        Spooled = spooled,
        Recovered = recovered,
        DroppedFromSpool = 0,
        Pending = 0,
        Dropped = 0,
        DroppedByReason = new Dictionary<string, long>(),
    };

    /// <summary>A record compares its dictionaries by reference.</summary>
    static IEqualityComparer<TelemetryStatistics> Same { get; } = EqualityComparer<TelemetryStatistics>.Create(
        (a, b) => a! with { DroppedByReason = b!.DroppedByReason } == b && a.DroppedByReason.Count == b.DroppedByReason.Count);
}
