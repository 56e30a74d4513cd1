using System.Text.RegularExpressions;
using AutomagikTelemetry.Exits.Tests.Spooling;
using AutomagikTelemetry.Exits.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

namespace AutomagikTelemetry.Exits.Tests.Disks;

/// <summary>Where nothing can be spooled a program runs as without telemetry, a collector that is there gets everything, and with none the loss is counted.</summary>
public sealed partial class HostileDiskTests : IDisposable
{
    const string AnotherUser = "12345";

    readonly StateDirectory _state = new();
    readonly Store _store = new();
    readonly Store _deadStore = new(isThere: false);

    public void Dispose()
    {
        _store.Dispose();
        _deadStore.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task AFullDisk()
    {
        using var disk = new TemporaryFileSystem("size=64k");
        Fill(disk);

        await TheProgramIsUndisturbed(environment => environment.With("XDG_STATE_HOME", disk.Root), "No space left");
        LossesAreCounted(disk.Root);
    }

    [Fact]
    public async Task AReadOnlyHome()
    {
        using var disk = new TemporaryFileSystem("size=64k");
        disk.Remount("ro");

        await TheProgramIsUndisturbed(environment => environment.With("HOME", disk.Root).With("XDG_STATE_HOME", null), "Read-only");
        LossesAreCounted(disk.Root);
    }

    [Fact]
    public async Task NoHome()
    {
        string[] another = ["setpriv", "--reuid=" + AnotherUser, "--clear-groups"];
        if (!Shell.Succeeds(another[0], [.. another[1..], "test", "-r", Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Exits.Tests.App.dll")]))
            Assert.Skip("another user, who can read the test program, cannot be had here: that takes root and setpriv");

        await TheProgramIsUndisturbed(environment => environment.With("HOME", null).With("XDG_STATE_HOME", null), "denied", another);
    }

    [Fact]
    public async Task ASpoolThatBelongsToAnotherUser()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_state.FullPath, "automagik-telemetry")).FullName;
        if (!Shell.Succeeds("chown", AnotherUser, directory))
            Assert.Skip("a directory cannot be given to another user here: that takes root");

        await TheProgramIsUndisturbed(environment => environment, "belongs to another user");
        LossesAreCounted(_state.FullPath);
        _state.Files.ShouldBeEmpty();
    }

    [Fact]
    public void ADiskThatIsFullForAWhile()
    {
        using var disk = new TemporaryFileSystem("size=64k");
        var filler = Fill(disk);
        using var client = new SpoolingClient("a", disk.Root, _deadStore.Url);
        client.Record(3);
        client.FlushBriefly().ShouldBe(new FlushResult(FlushStatus.TimedOut, 0, 0) { Pending = 3 });

        File.Delete(filler);

        client.Flush().ShouldBe(new FlushResult(FlushStatus.Spooled, 0, 0) { Spooled = 3 });
    }

    /// <summary>Of all that is seen of it only the library's own lines are more than without telemetry, since it is verbose.</summary>
    async Task TheProgramIsUndisturbed(Func<Dictionary<string, string?>, Dictionary<string, string?>> surroundings, string trouble, params string[] within)
    {
        var results = await Task.WhenAll(
            Run(surroundings(Surroundings.Of(_state, _deadStore)).With("AUTOMAGIK_TELEMETRY_ENABLED", "false"), within),
            Run(surroundings(Surroundings.Of(_state, _deadStore)).With("AUTOMAGIK_TELEMETRY_VERBOSE", "true"), within),
            Run(surroundings(Surroundings.Of(_state, _store)).With("AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT", "30"), within));

        results[0].ShouldBe(new(7, "done run", ""));
        (results[1] with { Error = "" }).ShouldBe(results[0]);
        var lines = results[1].Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.StartsWith("[telemetry] "));
        lines.ShouldContain(line => line.StartsWith("[telemetry] nothing can be spooled: ") && line.Contains(trouble));
        // Eleven, unless a busy machine has not come to all of them in time.
        lines.ShouldContain(line => EndLine().IsMatch(line));
        results[2].ShouldBe(results[0]);
        _store.ShouldHaveOnce(Exits.Ending.IdsWithLifetimeOf("run"));
    }

    /// <summary>As the process's own client would, whose books end with it.</summary>
    void LossesAreCounted(string state)
    {
        using var client = new SpoolingClient("a", state, _deadStore.Url, options => options.ExitTimeout = TimeSpan.FromMilliseconds(200));
        client.Record(3);
        client.Dispose();

        client.Await(statistics => statistics.Pending == 0);
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["stopped"] = 3 });
        client.Statistics.Spooled.ShouldBe(0);
    }

    static string Fill(TemporaryFileSystem disk)
    {
        var path = Path.Combine(disk.Root, "filler");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[1024]);
        }
        catch (IOException)
        {
            return path;
        }
    }

    [GeneratedRegex(@"^\[telemetry\] warning: the process ends with ([1-9]|1[01]) items of telemetry that were neither delivered nor put on disk\.$")]
    private static partial Regex EndLine();

    static async Task<AppResult> Run(Dictionary<string, string?> environment, string[] within)
    {
        using var app = new AppRun(["return", "run"], environment, within);
        return await app.Result();
    }
}
