using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

public sealed class StoreTests : IDisposable
{
    readonly SpoolFixture _spool = new();

    public void Dispose() => _spool.Dispose();

    [Theory]
    [InlineData(nameof(TelemetrySignal.Traces), null)]
    [InlineData(nameof(TelemetrySignal.Logs), "gzip")]
    [InlineData(nameof(TelemetrySignal.Metrics), "gzip")]
    public void WhatIsWrittenIsWhatAnotherStoreClaims(string signal, string? encoding)
    {
        var request = _spool.Request(count: 42, length: 5000, Enum.Parse<TelemetrySignal>(signal), encoding);
        var writer = _spool.Store();
        writer.TryWrite(request).ShouldNotBeNull(writer.Trouble);
        writer.Dispose();

        var claimed = _spool.Store().TryClaim().ShouldNotBeNull().Request;

        claimed.Body.ToArray().ShouldBe(request.Body.ToArray());
        (claimed with { Body = default }).ShouldBe(request with { Body = default });
    }

    [Fact]
    public void WhatIsWrittenIsHeldByItsWriter()
    {
        var writer = _spool.Store();
        var other = _spool.Store();
        var claim = writer.TryWrite(_spool.Request()).ShouldNotBeNull();

        other.TryClaim().ShouldBeNull();
        writer.TryClaim().ShouldBeNull();

        claim.Release();
        other.TryClaim().ShouldNotBeNull().Request.Id.ShouldBe(claim.Request.Id);
        writer.TryClaim().ShouldBeNull();
    }

    [Fact]
    public void WhatIsDeliveredIsGone()
    {
        var store = _spool.Store();

        store.TryWrite(_spool.Request()).ShouldNotBeNull().Delete();

        _spool.Files.ShouldBeEmpty();
        _spool.Store().TryClaim().ShouldBeNull();
    }

    [Fact]
    public void TheOldestComesFirst()
    {
        var store = _spool.Store();
        var requests = _spool.Fill(store, files: 12);

        SpoolFixture.IdsOf(SpoolFixture.ClaimAll(store)).ShouldBe(SpoolFixture.IdsOf(requests));
    }

    [Fact]
    public void WhatIsReleasedComesAgainOnlyAfterTheRest()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 2);

        var first = store.TryClaim().ShouldNotBeNull();
        first.Release();
        store.TryClaim().ShouldNotBeNull().Request.Id.ShouldNotBe(first.Request.Id);
        store.TryClaim().ShouldBeNull();

        store.TryClaim().ShouldNotBeNull().Request.Id.ShouldBe(first.Request.Id);
    }

    [Fact]
    public void AClaimEndsOnce()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 1);
        var first = store.TryClaim().ShouldNotBeNull();
        first.Release();
        var other = _spool.Store().TryClaim().ShouldNotBeNull();

        first.Delete();
        first.Release();

        _spool.Files.Single().ShouldEndWith(".held");
        other.Release();
        _spool.Files.Single().ShouldEndWith(".otlp");
    }

    [Fact]
    public void AStoreThatIsDisposedHoldsNothingAndTakesNothing()
    {
        var store = _spool.Store();
        var claim = store.TryWrite(_spool.Request()).ShouldNotBeNull();
        store.Dispose();

        store.TryWrite(_spool.Request()).ShouldBeNull();
        store.TryClaim().ShouldBeNull();
        store.Trouble.ShouldBe("it is closed");
        _spool.Store().TryClaim().ShouldNotBeNull().Request.Id.ShouldBe(claim.Request.Id);

        // Late, when the request is another's already.
        claim.Delete();
        _spool.Files.Count().ShouldBe(1);
    }

    [Fact]
    public void LookingForRequestsMakesNoFile()
    {
        _spool.Store().TryClaim().ShouldBeNull();

        Directory.EnumerateFileSystemEntries(_spool.Base).ShouldBeEmpty();
    }

    [Fact]
    public void ADisposedStoreLeavesNoLock()
    {
        var store = _spool.Store();
        store.TryWrite(_spool.Request()).ShouldNotBeNull().Delete();

        store.Dispose();

        Directory.EnumerateFiles(_spool.Folder.FullPath).ShouldBeEmpty();
    }

    [Fact]
    public void ManyThreadsOnOneStoreGetEachRequestOnce()
    {
        var store = _spool.Store();
        var requests = _spool.Fill(store, files: 100);

        var claimed = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).SelectMany(_ => SpoolFixture.ClaimAll(store)).ToList();

        SpoolFixture.IdsOf(claimed).ShouldBeUnique();
        SpoolFixture.IdsOf(claimed).ShouldBeSubsetOf(SpoolFixture.IdsOf(requests));
        claimed.Count.ShouldBe(100);
    }

    [Fact]
    public void NeitherUrlNorHeaderCanBeInAFile() => typeof(SpooledRequest).GetProperties().Select(property => property.Name)
        .ShouldBe(["Signal", "Id", "Count", "ContentEncoding", "Created", "Body"], ignoreOrder: true);

    [Fact]
    public void ARequestThatIsNoneIsRefused()
    {
        var store = _spool.Store();

        store.TryWrite(_spool.Request(signal: TelemetrySignal.Unspecified)).ShouldBeNull();
        store.Trouble.ShouldNotBeNull().ShouldContain("Unspecified");
        store.TryWrite(_spool.Request(encoding: "br")).ShouldBeNull();
        store.TryWrite(_spool.Request(count: -1)).ShouldBeNull();
        store.TryWrite(_spool.Request()).ShouldNotBeNull();
        store.Trouble.ShouldBeNull();
    }
}
