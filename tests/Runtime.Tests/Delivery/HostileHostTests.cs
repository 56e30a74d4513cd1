using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>Hosts that lack what the runtime needs: its user never hears of it by an exception, and reads of it once.</summary>
public class HostileHostTests
{
    const string Warning = "warning: telemetry is off: this process cannot run it here (PlatformNotSupportedException: no threads).";
    static readonly string[] _otherUser = ["setpriv", "--reuid=64321", "--regid=64321", "--clear-groups"];

    readonly FakeEnvironment _environment = new() { StartThread = (_, _) => throw new PlatformNotSupportedException("no threads") };

    [Fact]
    public void WhereNoThreadCanStartTheClientIsInertAndSaysSoOnce()
    {
        using var client = Clients.With(new RecordingExporter(), environment: _environment);

        client.TrackEvent("lost");
        client.TrackEvent("not recorded");
        client.TrackMetric("m", 1);
        client.IsEnabled = true;

        client.IsEnabled.ShouldBeFalse();
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 1));
        client.Flush().ShouldBe(new FlushResult(FlushStatus.Disabled, 0, 0));
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["stopped"] = 1 });
        _environment.Lines.ShouldBe([Warning]);
    }

    [Fact]
    public void AMetricFindsThatOutToo()
    {
        using var client = Clients.With(new RecordingExporter(), environment: _environment);

        client.TrackMetric("m", 1);

        (client.IsEnabled, client.Flush().Status).ShouldBe((false, FlushStatus.Disabled));
        _environment.Lines.ShouldBe([Warning]);
    }

    [Fact]
    public void ManyCallersAtOnceFindItOutTogether()
    {
        using var client = Clients.With(new RecordingExporter(), environment: _environment);

        Parallel.For(0, 1_000, _ => client.TrackEvent("e"));

        client.IsEnabled.ShouldBeFalse();
        (client.Statistics.Delivered, client.Statistics.Pending).ShouldBe((0, 0));
        _environment.Lines.ShouldBe([Warning]);
    }

    [Fact]
    public async Task WhereTheExporterCanHaveNoThreadItIsTheSame()
    {
        _environment.StartThread = (run, name) => name == "AutomagikTelemetry sender" ? BackgroundThread.Start(run, name) : throw new PlatformNotSupportedException("no threads");
        await using var client = new TelemetryClient(
            new TelemetryOptions { Endpoint = "http://127.0.0.1:1", IsSpoolEnabled = false, ExitTimeout = Clients.Patience }, null, TimeProvider.System, _environment.Snapshot());

        client.TrackEvent("lost");

        (await client.FlushAsync(TestContext.Current.CancellationToken)).ShouldBe(new FlushResult(FlushStatus.Dropped, 0, 1));
        client.IsEnabled.ShouldBeFalse();
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["send_failed"] = 1 });
        _environment.Warnings.Count(line => line == Warning).ShouldBe(1);
    }

    [Theory]
    [InlineData("console:")]
    [InlineData("http://127.0.0.1:1")]
    public void AProcessThatMayHaveNoMoreThreadsGoesOnWithoutTelemetry(string endpoint)
    {
        SkipUnless(_otherUser, "test", "-r", Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Runtime.Tests.App.dll"));
        using var child = ChildProcess.Within(_otherUser, "no-threads " + endpoint);

        child.Line().ShouldBe($"{new FlushResult(FlushStatus.Dropped, 0, 1)} enabled=False threads=False");

        var (code, error) = child.Result();
        code.ShouldBe(7);
        error.ShouldBe(["[telemetry] warning: telemetry is off: this process cannot run it here (InvalidOperationException: The system has no more threads for this process.)."]);
    }

    [Fact]
    public void WithoutAnyNetworkItIsAsWithACollectorThatIsNotThere()
    {
        SkipUnless(["unshare", "-n"], "true");

        var (code, lines) = Unreached(["unshare", "-n"]);

        code.ShouldBe(7);
        // The metrics are tried too, or put on disk at once, since the collector is known not to be there by then.
        lines[0].ShouldBe("http://127.0.0.1:1/v1/logs could not be reached");
        Unreached([]).Lines[0].ShouldBe(lines[0]);

        static (int Code, IReadOnlyList<string> Lines) Unreached(string[] within)
        {
            using var child = ChildProcess.Within(
                within, "return http://127.0.0.1:1", ("AUTOMAGIK_TELEMETRY_MAX_RETRIES", "0"), ("AUTOMAGIK_TELEMETRY_SPOOL", "false"), ("AUTOMAGIK_TELEMETRY_VERBOSE", "true"));
            var (code, error) = child.Result();
            return (code, [.. error.Where(line => line.Contains("reached", StringComparison.Ordinal)).Select(line => line["[telemetry] ".Length..line.IndexOf(" for ", StringComparison.Ordinal)])]);
        }
    }

    [Theory]
    [InlineData("env -u HOME")]
    [InlineData("env HOME=/nonexistent/home")]
    [InlineData("env HOME=relative")]
    [InlineData("setpriv --reuid=64321 --regid=64321 --clear-groups")]
    [InlineData("unshare -m sh -c|mount -t tmpfs -o ro tmpfs $HOME && exec $0 $@")]
    public void WithoutAHomeThatCanBeReadOrWrittenTelemetryIsAsEver(string within)
    {
        // What the shell is to run is one word.
        var parts = within.Split('|');
        string[] program = [.. parts[0].Split(' '), .. parts.Skip(1)];
        SkipUnless([.. parts.Length > 1 ? ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"] : program], parts.Length > 1 ? [] : ["true"]);
        using var child = ChildProcess.Within(program, "return console:");

        var (code, error) = child.Result();

        code.ShouldBe(7);
        error.ShouldBe(["[telemetry] event  app.started               ending=return", "[telemetry] metric app.starts                total=1"]);
    }

    static void SkipUnless(string[] program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !Shell.Succeeds(program[0], [.. program[1..], .. arguments]))
            Assert.Skip($"'{string.Join(' ', program)}' does not work here: that takes root on Linux");
    }
}
