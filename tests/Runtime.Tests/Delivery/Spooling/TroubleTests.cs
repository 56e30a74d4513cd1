using System.Runtime.Versioning;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

/// <summary>Whatever the file system does, the store says no and why.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TroubleTests : IDisposable
{
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    readonly SpoolFixture _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void DirectoriesAndFilesAreTheUsersAlone()
    {
        var store = _spool.Store(at: Path.Combine(_spool.Base, "missing", "state"));
        var claim = store.TryWrite(_spool.Request()).ShouldNotBeNull(store.Trouble);
        new HealthRecord(new(Path.Combine(_spool.Base, "missing", "state"), "key"), _spool.Time).Report(CollectorState.Silent, TimeSpan.Zero);

        var entries = Directory.EnumerateFileSystemEntries(Path.Combine(_spool.Base, "missing", "state"), "*", SearchOption.AllDirectories).ToList();

        entries.Where(File.Exists).Count().ShouldBe(3);
        entries.Where(Directory.Exists).Count().ShouldBe(3);
        entries.Where(File.Exists).ShouldAllBe(path => File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        entries.Where(Directory.Exists).ShouldAllBe(path => File.GetUnixFileMode(path) == Private);
        File.GetUnixFileMode(Path.Combine(_spool.Base, "missing", "state")).ShouldBe(Private);
        claim.Release();
    }

    [Theory]
    [InlineData("automagik-telemetry")]
    [InlineData("automagik-telemetry/spool")]
    [InlineData("automagik-telemetry/spool/key")]
    public void ALinkInPlaceOfADirectoryIsNotFollowed(string level)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_spool.Base, "elsewhere")).FullName;
        var path = Path.Combine(_spool.Base, level);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, elsewhere);

        NothingIsDone($"{path} is a link");

        Directory.EnumerateFiles(elsewhere, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void ALinkInPlaceOfTheHealthIsNotRead()
    {
        new HealthRecord(_spool.Folder, _spool.Time).Report(CollectorState.Silent, TimeSpan.Zero);
        var file = _spool.Folder.PathOf("health");
        var elsewhere = Path.Combine(_spool.Base, "elsewhere");
        File.Move(file, elsewhere);
        File.CreateSymbolicLink(file, elsewhere);

        new HealthRecord(_spool.Folder, _spool.Time).Current.ShouldBe(default);
    }

    [Theory]
    [InlineData("automagik-telemetry", UnixFileMode.GroupWrite)]
    [InlineData("automagik-telemetry/spool", UnixFileMode.OtherWrite)]
    [InlineData("automagik-telemetry/spool/key", UnixFileMode.OtherWrite)]
    public void ADirectoryThatOthersMayWriteToIsNotUsed(string level, UnixFileMode others)
    {
        FillWithOne();
        var path = Path.Combine(_spool.Base, level);
        File.SetUnixFileMode(path, Private | others);

        NothingIsDone($"{path} can be written to by others");
    }

    [Theory]
    [InlineData("automagik-telemetry")]
    [InlineData("automagik-telemetry/spool/key")]
    public void ADirectoryOfAnotherUserIsNotUsed(string level)
    {
        FillWithOne();
        var path = Path.Combine(_spool.Base, level);
        if (!Shell.Succeeds("chown", "12345", path))
            Assert.Skip("a directory cannot be given to another user here: that takes root");

        NothingIsDone($"{path} belongs to another user");
    }

    [Fact]
    public void RootMakesNoDirectoryInTheHomeOfAnother()
    {
        var home = Directory.CreateDirectory(Path.Combine(_spool.Base, "home")).FullName;
        if (!Shell.Succeeds("chown", "12345", home))
            Assert.Skip("a directory cannot be given to another user here: that takes root");
        var store = _spool.Store(at: Path.Combine(home, ".local", "state"));

        store.TryWrite(_spool.Request()).ShouldBeNull();

        store.Trouble.ShouldBe($"{home} belongs to another user");
        Directory.EnumerateFileSystemEntries(home).ShouldBeEmpty();
    }

    [Fact]
    public void WithoutAHomeThereIsNoSpool()
    {
        using var store = new SpoolStore(new(null, "key"), new(), _spool.Time);

        store.TryWrite(_spool.Request()).ShouldBeNull();

        store.Trouble.ShouldBe("there is no home directory");
        store.TryClaim().ShouldBeNull();
        new HealthRecord(new(null, "key"), _spool.Time).Current.ShouldBe(default);
    }

    [Fact]
    public void OnAReadOnlyFileSystemThereIsNoSpool()
    {
        using var disk = new TemporaryFileSystem("size=1m");
        disk.Remount("ro");
        using var store = _spool.Store(at: disk.Root);

        store.TryWrite(_spool.Request()).ShouldBeNull();

        store.Trouble.ShouldNotBeNull().ShouldContain("Read-only");
        disk.Remount("rw");
        store.TryWrite(_spool.Request()).ShouldNotBeNull(store.Trouble);
    }

    [Fact]
    public void AFileSystemThatBecomesReadOnlyUnderWayIsOnlyTrouble()
    {
        using var disk = new TemporaryFileSystem("size=1m");
        using var store = _spool.Store(at: disk.Root);
        var waiting = _spool.Fill(store, files: 3);
        var held = store.TryClaim().ShouldNotBeNull();
        // By a mount above it: the one below is busy with the owner's lock.
        Shell.Succeeds("mount", "--bind", disk.Root, disk.Root).ShouldBeTrue();
        try
        {
            Shell.Succeeds("mount", "-o", "remount,bind,ro", disk.Root).ShouldBeTrue();
            store.TryClaim().ShouldBeNull();
            store.TryWrite(_spool.Request()).ShouldBeNull();
            store.Trouble.ShouldNotBeNull().ShouldContain("Read-only");
            held.Release();
            store.Trouble.ShouldNotBeNull().ShouldContain("Read-only");
        }
        finally
        {
            Shell.Succeeds("umount", disk.Root).ShouldBeTrue();
        }

        SpoolFixture.ClaimAll(store).Count.ShouldBe(waiting.Count - 1);
    }

    [Fact]
    public void AFullDiskIsOnlyTroubleAndNothingOfTheRequestStays()
    {
        using var disk = new TemporaryFileSystem("size=64k");
        using var store = _spool.Store(at: disk.Root);
        List<SpoolClaim> claims = [];
        while (claims.Count < 1000 && store.TryWrite(_spool.Request(length: 10_000)) is { } claim)
            claims.Add(claim);

        claims.Count.ShouldBeInRange(1, 6);
        store.Trouble.ShouldNotBeNull().ShouldContain("No space left");
        Directory.EnumerateFiles(disk.Root, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();

        new HealthRecord(new(disk.Root, "key"), _spool.Time).Report(CollectorState.Silent, TimeSpan.Zero);
        claims[0].Delete();
        store.TryWrite(_spool.Request(length: 10_000)).ShouldNotBeNull(store.Trouble);
    }

    [Fact]
    public void ADirectoryThatIsDeletedUnderWayIsMadeAgain()
    {
        var store = _spool.Store();
        var lost = store.TryWrite(_spool.Request()).ShouldNotBeNull();
        Directory.Delete(_spool.Folder.FullPath, recursive: true);

        var next = store.TryWrite(_spool.Request()).ShouldNotBeNull(store.Trouble);

        lost.Delete();
        _spool.Store().TryClaim().ShouldBeNull();
        next.Release();
        lost.Release();
        _spool.Store().TryClaim().ShouldNotBeNull().Request.Id.ShouldBe(next.Request.Id);
    }

    [Fact]
    public void ADirectoryThatIsDeletedWhileItIsClaimedFromIsEmpty()
    {
        var store = _spool.Store();
        _spool.Fill(store, files: 3);
        store.TryClaim().ShouldNotBeNull();
        Directory.Delete(_spool.Folder.FullPath, recursive: true);

        store.TryClaim().ShouldBeNull();
        store.TryClaim().ShouldBeNull();
    }

    [Fact]
    public void AFileInPlaceOfADirectoryIsTrouble()
    {
        File.WriteAllText(Path.Combine(_spool.Base, "automagik-telemetry"), "");
        var store = _spool.Store();

        store.TryWrite(_spool.Request()).ShouldBeNull();

        store.Trouble.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void AUserWithoutPermissionHasNoSpool()
    {
        if (!Shell.Succeeds("setpriv", "--reuid=65534", "--clear-groups", "test", "-r", Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Spool.Tests.App.dll")))
            Assert.Skip("another user, who can read the test program, cannot be had here: that takes root and setpriv");
        File.SetUnixFileMode(_spool.Base, Private | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using var process = SpoolProcess.Within(Path.Combine(_spool.Base, "state"), "setpriv", "--reuid=65534", "--clear-groups");

        process.Tell("write 1");

        process.Line().ShouldContain("denied");
        process.Tell("claim-all");
        process.Line().ShouldBe("ok");
    }

    void FillWithOne() => _spool.Fill(_spool.Store(), files: 1);

    void NothingIsDone(string why)
    {
        var store = _spool.Store();
        store.TryWrite(_spool.Request()).ShouldBeNull();
        store.Trouble.ShouldBe(why);

        // It claims nothing either; before the directory is there at all, that is no trouble.
        store.TryClaim().ShouldBeNull();
        if (Directory.Exists(_spool.Folder.FullPath))
            store.Trouble.ShouldBe(why);

        var health = new HealthRecord(_spool.Folder, _spool.Time);
        health.Report(CollectorState.Silent, TimeSpan.Zero);
        new HealthRecord(_spool.Folder, _spool.Time).Current.ShouldBe(default);
    }
}
