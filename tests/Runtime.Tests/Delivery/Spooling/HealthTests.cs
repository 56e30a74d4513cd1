using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

public sealed class HealthTests : IDisposable
{
    readonly SpoolFixture _spool = new();

    public void Dispose() => _spool.Dispose();

    string Path => _spool.Folder.PathOf("health");

    HealthRecord Record() => new(_spool.Folder, _spool.Time);

    [Fact]
    public void WithoutAFileNothingIsKnownAndNothingIsMade()
    {
        Record().Current.State.ShouldBe(CollectorState.Unknown);

        Directory.EnumerateFileSystemEntries(_spool.Base).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(CollectorState.Healthy))]
    [InlineData(nameof(CollectorState.Refusing))]
    [InlineData(nameof(CollectorState.Slow))]
    [InlineData(nameof(CollectorState.Silent))]
    public void TheNextRunKnowsWhatThisOneFound(string state)
    {
        var found = new CollectorHealth(Enum.Parse<CollectorState>(state), _spool.Time.Now, _spool.Time.Now, TimeSpan.FromMicroseconds(1234));

        Record().Report(found.State, found.RoundTrip);

        Record().Current.ShouldBe(found);
    }

    [Fact]
    public void WhatIsNoNewsIsNotWritten()
    {
        var record = Record();
        record.Report(CollectorState.Healthy, TimeSpan.FromMilliseconds(5));
        File.Delete(Path);

        record.Report(CollectorState.Healthy, TimeSpan.FromMilliseconds(7));
        File.Exists(Path).ShouldBeFalse();
        record.Report(CollectorState.Slow, TimeSpan.FromSeconds(7));
        File.Exists(Path).ShouldBeTrue();
    }

    [Fact]
    public void ABadStateIsForgottenAndAGoodOneIsNot()
    {
        Record().Report(CollectorState.Silent, TimeSpan.Zero);
        _spool.Time.Now += HealthRecord.Memory;
        Record().Current.State.ShouldBe(CollectorState.Silent);
        _spool.Time.Now += TimeSpan.FromSeconds(1);
        Record().Current.State.ShouldBe(CollectorState.Unknown);

        Record().Report(CollectorState.Healthy, TimeSpan.Zero);
        _spool.Time.Now += TimeSpan.FromDays(100);
        Record().Current.State.ShouldBe(CollectorState.Healthy);
    }

    [Fact]
    public void FoundAgainABadStateIsBelievedAgainAndLastsSinceItsBeginning()
    {
        var beginning = _spool.Time.Now;
        Record().Report(CollectorState.Silent, TimeSpan.Zero);
        _spool.Time.Now += TimeSpan.FromHours(1);
        var record = Record();
        record.Current.State.ShouldBe(CollectorState.Unknown);

        record.Report(CollectorState.Silent, TimeSpan.Zero);

        Record().Current.ShouldBe(new(CollectorState.Silent, beginning, _spool.Time.Now, TimeSpan.Zero));
    }

    [Fact]
    public void AProcessThatRunsOnForgetsABadStateToo()
    {
        var record = Record();
        record.Report(CollectorState.Refusing, TimeSpan.Zero);
        _spool.Time.Now += TimeSpan.FromMinutes(5);
        record.Report(CollectorState.Refusing, TimeSpan.Zero);
        _spool.Time.Now += TimeSpan.FromMinutes(6);

        record.Current.State.ShouldBe(CollectorState.Unknown);
    }

    [Fact]
    public void ABadStateFromTheFutureIsNotBelieved()
    {
        Record().Report(CollectorState.Silent, TimeSpan.Zero);

        _spool.Time.Now -= TimeSpan.FromDays(1);

        Record().Current.State.ShouldBe(CollectorState.Unknown);
    }

    [Fact]
    public void WhicheverByteIsDamagedNothingIsKnown()
    {
        Record().Report(CollectorState.Silent, TimeSpan.FromMilliseconds(3));
        var whole = File.ReadAllBytes(Path);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x20;
            File.WriteAllBytes(Path, damaged);
            Record().Current.ShouldBe(default, $"byte {i}");
        }

        File.WriteAllBytes(Path, whole[..^1]);
        Record().Current.ShouldBe(default);
        File.WriteAllBytes(Path, []);
        Record().Current.ShouldBe(default);
        File.WriteAllBytes(Path, whole);
        Record().Current.State.ShouldBe(CollectorState.Silent);
    }

    [Fact]
    public void ALeftOverOfAWriteIsWrittenOver()
    {
        Record().Report(CollectorState.Healthy, TimeSpan.Zero);
        File.WriteAllBytes(Path + ".tmp", new byte[1000]);

        Record().Report(CollectorState.Slow, TimeSpan.Zero);

        Record().Current.State.ShouldBe(CollectorState.Slow);
        _spool.Files.ShouldBe(["health"]);
    }

    [Fact]
    public void TheSpoolLeavesItAlone()
    {
        Record().Report(CollectorState.Slow, TimeSpan.Zero);
        var store = _spool.Store();

        _spool.Fill(store, files: 1);
        SpoolFixture.ClaimAll(store).ForEach(claim => claim.Delete());

        Record().Current.State.ShouldBe(CollectorState.Slow);
        _spool.Files.ShouldBe(["health"]);
    }
}
