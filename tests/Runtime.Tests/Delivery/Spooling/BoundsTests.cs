using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

public sealed class BoundsTests : IDisposable
{
    readonly SpoolFixture _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void BeyondItsFilesTheOldestIsDroppedAndItsItemsAreCounted()
    {
        var store = _spool.Store(new() { MaxFiles = 8 });

        var requests = _spool.Fill(store, files: 9, count: 3);

        // Room is made for an eighth at a time.
        _spool.Files.Count().ShouldBe(7);
        store.Losses.Full.ShouldBe(6);
        SpoolFixture.IdsOf(SpoolFixture.ClaimAll(store)).ShouldBe(SpoolFixture.IdsOf(requests.Skip(2)));
    }

    [Fact]
    public void TheBoundsHoldAfterEachWrite()
    {
        var store = _spool.Store(new() { MaxFiles = 10, MaxBytes = 4_000 });
        for (var i = 0; i < 100; i++)
        {
            _spool.Fill(store, files: 1, length: 1 + i % 9 * 100);

            _spool.Files.Count().ShouldBeLessThanOrEqualTo(10);
            BytesInSpool().ShouldBeLessThanOrEqualTo(4_000);
        }

        (store.Losses.Full + _spool.Files.Count()).ShouldBe(100);
    }

    [Fact]
    public void WhatEarlierRunsHaveLeftCounts()
    {
        for (var i = 0; i < 30; i++)
        {
            // A short command each time, that writes once.
            using var store = _spool.Store(new() { MaxFiles = 10 });
            _spool.Fill(store, files: 1);
        }

        _spool.Files.Count().ShouldBeInRange(9, 10);
    }

    [Fact]
    public void ARequestThatIsLongerThanTheSpoolIsRefused()
    {
        var store = _spool.Store(new() { MaxBytes = 1_000 });

        store.TryWrite(_spool.Request(length: 1_001)).ShouldBeNull();

        store.Trouble.ShouldBe("a request of 1045 bytes is too long for it");
        store.TryWrite(_spool.Request(length: 500)).ShouldNotBeNull();
    }

    [Fact]
    public void WhatSomebodyHoldsIsNotDropped()
    {
        var holder = _spool.Store();
        var held = Enumerable.Range(0, 4).Select(_ => holder.TryWrite(_spool.Request()).ShouldNotBeNull()).ToList();
        var store = _spool.Store(new() { MaxFiles = 4 });

        store.TryWrite(_spool.Request()).ShouldBeNull();

        store.Trouble.ShouldBe("it is full of requests that are being sent");
        store.Losses.Full.ShouldBe(0);
        held[0].Release();
        store.TryWrite(_spool.Request()).ShouldNotBeNull(store.Trouble);
        store.Losses.Full.ShouldBe(1);
    }

    [Fact]
    public async Task OfStoresThatDropAtOnceOnlyOneCountsARequest()
    {
        const int each = 1_000;
        var limits = new SpoolLimits { MaxFiles = 16 };
        var stores = Enumerable.Range(0, 3).Select(_ => _spool.Store(limits)).ToList();
        var requests = stores.Select(_ => Enumerable.Range(0, each).Select(_ => _spool.Request()).ToList()).ToList();

        var written = await Task.WhenAll(stores.Zip(requests, (store, mine) => Task.Run(() => mine.Count(request => Write(store, request)))));

        (stores.Sum(store => store.Losses.Full) + _spool.Files.Count()).ShouldBe(written.Sum());
        written.Sum().ShouldBeGreaterThan(each);

        static bool Write(SpoolStore store, SpooledRequest request)
        {
            var claim = store.TryWrite(request);
            claim?.Release();
            return claim is not null;
        }
    }

    [Fact]
    public void WhatIsTooOldIsDroppedAndCounted()
    {
        var store = _spool.Store(new() { MaxAge = TimeSpan.FromDays(7) });
        _spool.Fill(store, files: 2, count: 5);
        _spool.Time.Now += TimeSpan.FromDays(6);
        var young = _spool.Fill(store, files: 1);
        _spool.Time.Now += TimeSpan.FromDays(2);

        SpoolFixture.IdsOf(SpoolFixture.ClaimAll(store)).ShouldBe(SpoolFixture.IdsOf(young));

        store.Losses.Expired.ShouldBe(10);
    }

    [Fact]
    public void AClockThatGoesBackADayDropsNothing()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 2);

        _spool.Time.Now -= TimeSpan.FromDays(1);
        var later = _spool.Fill(store, files: 2);
        SpoolFixture.ClaimAll(store).ForEach(claim => claim.Release());
        _spool.Time.Now += TimeSpan.FromDays(1);

        SpoolFixture.ClaimAll(store).Count.ShouldBe(4);
        store.Losses.Expired.ShouldBe(0);
        later.Count.ShouldBe(2);
    }

    [Fact]
    public void AClockThatWasYearsAheadKeepsNothingForEver()
    {
        var store = _spool.Store();
        var now = _spool.Time.Now;
        _spool.Time.Now += TimeSpan.FromDays(10_000);
        var request = _spool.Fill(store, files: 1).Single();
        _spool.Time.Now = now;

        store.TryClaim().ShouldNotBeNull().Release();
        store.TryClaim().ShouldBeNull();
        _spool.Time.Now += TimeSpan.FromDays(8);

        store.TryClaim().ShouldBeNull();
        store.Losses.Expired.ShouldBe(1);
        _spool.Files.ShouldBeEmpty();
        request.Created.ShouldBeGreaterThan(_spool.Time.Now);
    }

    long BytesInSpool() => Directory.EnumerateFiles(_spool.Folder.FullPath).Sum(path => new FileInfo(path).Length);
}
