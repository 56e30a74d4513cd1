using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

/// <summary>Real processes on one spool.</summary>
public sealed class ProcessTests : IDisposable
{
    readonly SpoolFixture _spool = new();

    public ProcessTests() => _spool.Time.Now = DateTimeOffset.UtcNow;

    public void Dispose() => _spool.Dispose();

    [Fact]
    public void OfProcessesThatClaimAtOnceEachRequestHasOne()
    {
        var requests = _spool.Fill(_spool.Store(), files: 500);
        using var one = new SpoolProcess(_spool.Base);
        using var other = new SpoolProcess(_spool.Base);
        // Both have started before either begins.
        one.Do("hello");
        other.Do("hello");

        // Until both have got some of them: one may be done before the other is awake.
        for (var haveBoth = false; !haveBoth;)
        {
            one.Tell("claim-all");
            other.Tell("claim-all");
            var (ones, others) = (one.Answer(), other.Answer());

            ones.Concat(others).ShouldBe(SpoolFixture.IdsOf(requests), ignoreOrder: true);
            SpoolFixture.ClaimAll(_spool.Store()).ShouldBeEmpty();

            haveBoth = ones.Count > 0 && others.Count > 0;
            one.Do("release-all");
            other.Do("release-all");
        }
    }

    [Fact]
    public void WhatAKilledProcessHeldIsTakenOver()
    {
        using var process = new SpoolProcess(_spool.Base);
        var written = process.Do("write 20");
        var store = _spool.Store();
        store.TryClaim().ShouldBeNull();

        process.Kill();

        SpoolFixture.IdsOf(SpoolFixture.ClaimAll(store)).ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void WhatAKilledProcessHadClaimedIsTakenOverByOneOfTheRest()
    {
        var requests = _spool.Fill(_spool.Store(), files: 200);
        using var killed = new SpoolProcess(_spool.Base);
        using var one = new SpoolProcess(_spool.Base);
        using var other = new SpoolProcess(_spool.Base);
        one.Do("hello");
        other.Do("hello");
        killed.Do("claim-all").Count.ShouldBe(200);

        killed.Kill();
        one.Tell("claim-all");
        other.Tell("claim-all");

        one.Answer().Concat(other.Answer()).ShouldBe(SpoolFixture.IdsOf(requests), ignoreOrder: true);
    }

    [Fact]
    public void KilledWhileItWritesAProcessLeavesWholeRequestsOnly()
    {
        for (var round = 1; round <= 5; round++)
        {
            using var process = new SpoolProcess(_spool.Base);
            process.Do("hello");
            process.Tell("write 100000");
            SpinWait.SpinUntil(() => Directory.Exists(_spool.Folder.FullPath) && _spool.Files.Count() > 30, Clients.Patience).ShouldBeTrue();
            process.Kill();

            var store = _spool.Store();
            var claims = SpoolFixture.ClaimAll(store);
            claims.Count.ShouldBeGreaterThanOrEqualTo(30);
            store.Losses.Rejected.ShouldBe(0);
            claims.ForEach(claim => claim.Delete());
            // Neither a part of a request nor the lock of the dead.
            _spool.Files.ShouldBeEmpty();
            store.Dispose();
            Directory.EnumerateFileSystemEntries(_spool.Folder.FullPath).ShouldBeEmpty();
        }
    }

    [Fact]
    public void WhatOneReleasesAnotherDelivers()
    {
        var requests = _spool.Fill(_spool.Store(), files: 5);
        using var one = new SpoolProcess(_spool.Base);
        using var other = new SpoolProcess(_spool.Base);
        one.Do("claim-all").Count.ShouldBe(5);
        other.Do("claim-all").ShouldBeEmpty();

        one.Do("release-all");

        other.Do("claim-all").ShouldBe(SpoolFixture.IdsOf(requests), ignoreOrder: true);
        other.Do("delete-all");
        _spool.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")]
    [InlineData("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "0")]
    public void LockingCannotBeSwitchedOff(string variable, string value)
    {
        using var one = new SpoolProcess(_spool.Base, (variable, value));
        using var other = new SpoolProcess(_spool.Base, (variable, value));
        var written = one.Do("write 3");

        other.Do("claim-all").ShouldBeEmpty();
        one.Do("hello").ShouldBe(written);
        one.Kill();
        other.Do("claim-all").ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void InAnotherNamespaceOfProcessIdsALiveHolderIsStillSeen()
    {
        if (!OperatingSystem.IsLinux() || !Shell.Succeeds("unshare", "--pid", "--fork", "true"))
            Assert.Skip("namespaces of process ids cannot be made here (unshare --pid)");
        using var outside = new SpoolProcess(_spool.Base);
        using var inside = SpoolProcess.Within(_spool.Base, "unshare", "--pid", "--fork", "--kill-child");
        var written = inside.Do("write 3");

        outside.Do("claim-all").ShouldBeEmpty();
        inside.Kill();
        // The kernel ends what ran inside a moment after its parent.
        List<Guid> taken = [];
        SpinWait.SpinUntil(() => (taken = outside.Do("claim-all")).Count > 0, Clients.Patience).ShouldBeTrue();
        taken.ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void TheHomeDirectoryIsFoundAsTheStandardHasIt()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("the paths are Linux's");
        var home = Directory.CreateDirectory(Path.Combine(_spool.Base, "home")).FullName;
        var state = Path.Combine(_spool.Base, "state");

        foreach (var (given, expected) in new[] { ("", Path.Combine(home, ".local", "state")), ("relative", Path.Combine(home, ".local", "state")), (state, state) })
        {
            using var process = new SpoolProcess(null, ("HOME", home), ("XDG_STATE_HOME", given));
            process.Do("write 1").Count.ShouldBe(1);
            Directory.EnumerateFiles(Path.Combine(expected, "automagik-telemetry", "spool", "key"), "*.held").ShouldHaveSingleItem();
            process.Do("delete-all");
        }
    }
}
