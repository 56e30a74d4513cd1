using System.Diagnostics;
using System.Text;
using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

public sealed class DamagedFileTests : IDisposable
{
    readonly SpoolFixture _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void WhicheverByteIsDamagedTheFileIsSetAside()
    {
        var store = _spool.Store(new() { MaxFiles = 10_000 });
        const int length = SpoolFormat.HeaderLength + 20;
        for (var i = 0; i < length; i++)
        {
            _spool.Fill(store, files: 1, count: 3, length: 20);
            var path = Path.Combine(_spool.Folder.FullPath, _spool.Files.Single());
            var content = File.ReadAllBytes(path);
            content[i] ^= 0x10;
            File.WriteAllBytes(path, content);

            store.TryClaim().ShouldBeNull($"byte {i}");
            _spool.Files.ShouldBeEmpty();
        }

        store.Losses.Rejected.ShouldBe(3 * length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(43)]
    [InlineData(44)]
    [InlineData(100)]
    [InlineData(200)]
    public void AFileOfAnotherLengthIsSetAside(int length)
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 1, count: 4);
        var name = _spool.Files.Single();
        using (var file = File.OpenWrite(_spool.Folder.PathOf(name)))
            file.SetLength(length);

        store.TryClaim().ShouldBeNull();

        _spool.Files.ShouldBeEmpty();
        _spool.Rejected.ShouldBe([name]);
        store.Losses.Rejected.ShouldBe(4);
    }

    [Fact]
    public void AFileOfALaterFormatIsSetAside()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 1);
        Change(content => content[4] = 2);

        store.TryClaim().ShouldBeNull();

        store.Losses.Rejected.ShouldBe(1);
    }

    [Fact]
    public void AFileUnderTheNameOfAnotherIsSetAside()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 1);
        var name = _spool.Files.Single();
        File.Move(_spool.Folder.PathOf(name), _spool.Folder.PathOf(name.Replace("-1-", "-1000-", StringComparison.Ordinal)));

        store.TryClaim().ShouldBeNull();

        _spool.Rejected.Count().ShouldBe(1);
    }

    [Fact]
    public void WhatIsDamagedIsNotInTheWayOfTheRest()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 1);
        Change(content => content[^1] ^= 1);
        var whole = _spool.Fill(store, files: 2);

        SpoolFixture.IdsOf(SpoolFixture.ClaimAll(store)).ShouldBe(SpoolFixture.IdsOf(whole));
    }

    [Fact]
    public void ANameThatIsNoRequestsIsSetAsideAndOtherFilesAreLeftAlone()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 1);
        foreach (var name in new[] { "my.otlp", "my.held", "0-0-0.zz.held", "README", ".nfs0001", "my.owner" })
            File.WriteAllText(_spool.Folder.PathOf(name), "hello");
        File.CreateSymbolicLink(_spool.Folder.PathOf($"{1:D13}-1-{Guid.Empty:N}.otlp"), "/etc/hostname");

        SpoolFixture.ClaimAll(store).Count.ShouldBe(1);

        _spool.Rejected.ShouldBe([$"{1:D13}-1-{Guid.Empty:N}.otlp", "0-0-0.zz.held", "my.held", "my.otlp"], ignoreOrder: true);
        _spool.Files.Where(name => !name.EndsWith(".held", StringComparison.Ordinal)).ShouldBe([".nfs0001", "README"]);
        File.Exists(_spool.Folder.PathOf("my.owner")).ShouldBeTrue();
    }

    [Fact]
    public void APipeUnderTheNameOfARequestHoldsNobodyUp()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no named pipes in directories");
        var store = _spool.Store();
        var whole = _spool.Fill(store, files: 1);
        using (var mkfifo = Process.Start("mkfifo", _spool.Folder.PathOf(SpoolFileName.Of(_spool.Request()).Waiting)))
            mkfifo.WaitForExit();

        SpoolFixture.IdsOf(SpoolFixture.ClaimAll(store)).ShouldBe(SpoolFixture.IdsOf(whole));

        _spool.Rejected.Count().ShouldBe(1);
    }

    [Fact]
    public void WhatIsSetAsideIsBounded()
    {
        var store = _spool.Store(new() { MaxBytes = 100_000 });
        for (var i = 0; i < 50; i++)
        {
            _spool.Fill(store, files: 1, length: 5_000);
            Change(content => content[^1] ^= 1);
            store.TryClaim().ShouldBeNull();
        }

        store.TryClaim().ShouldBeNull();

        // An eighth of the bytes.
        _spool.Rejected.Count().ShouldBe(2);
        store.Losses.Rejected.ShouldBe(50);
    }

    [Fact]
    public void TheChecksumIsTheOneOfTheStandard() => Crc32C.Of("12345"u8, "6789"u8).ShouldBe(0xE3069283);

    [Fact]
    public void TheFormatIsTheOneOfTheDocs()
    {
        var request = new SpooledRequest
        {
            Signal = TelemetrySignal.Metrics,
            Id = new("00112233-4455-6677-8899-aabbccddeeff"),
            Count = 258,
            ContentEncoding = "gzip",
            Created = DateTimeOffset.FromUnixTimeMilliseconds(0x0102030405),
            Body = Encoding.ASCII.GetBytes("body"),
        };

        // The checksum was computed by another program.
        Convert.ToHexString(SpoolFormat.HeaderOf(request)).ShouldBe(
            "414D5453" + "01" + "02" + "01" + "00" + "02010000" + "04000000" + "0504030201000000" + "00112233445566778899AABBCCDDEEFF" + "25434797");
    }

    void Change(Action<byte[]> change)
    {
        var path = _spool.Folder.PathOf(_spool.Files.Single(name => name.EndsWith(".otlp", StringComparison.Ordinal)));
        var content = File.ReadAllBytes(path);
        change(content);
        File.WriteAllBytes(path, content);
    }
}
