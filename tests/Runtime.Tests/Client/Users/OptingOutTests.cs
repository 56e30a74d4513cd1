using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Users;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client.Users;

public sealed class OptingOutTests : IDisposable
{
    readonly TemporaryDirectory _state = new();
    readonly FakeEnvironment _fake = new();
    readonly EnvironmentSnapshot _environment;

    public OptingOutTests()
    {
        _fake.Variables.Clear();
        _environment = _fake.Snapshot();
    }

    IEnumerable<string> Files => Directory.EnumerateFiles(_state.FullPath, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path));

    public void Dispose() => _state.Dispose();

    [Fact]
    public void WhatIsQueuedAndKeptGoesAndNothingComesAfterIt()
    {
        using var collector = new CollectorServer(isThere: false);
        using var client = Client(collector.Url);
        client.TrackEvent("kept");
        client.Flush().Status.ShouldBe(FlushStatus.Spooled);
        client.TrackEvent("queued");
        Files.ShouldContain("user-id");
        Files.ShouldContain(name => name.EndsWith(".held", StringComparison.Ordinal));

        OptOut().ShouldBeTrue();

        Files.ShouldBeEmpty();
        client.IsEnabled.ShouldBeFalse();
        client.Flush().Dropped.ShouldBe(2);
        client.TrackEvent("after");
        client.Flush().Status.ShouldBe(FlushStatus.Disabled);
        client.IsEnabled = true;
        client.IsEnabled.ShouldBeFalse();
        client.Dispose();
        Files.ShouldBeEmpty();
        client.Statistics.Pending.ShouldBe(0);
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["stopped"] = 2 });
        _fake.HomeFiles.ShouldBe(new() { [".automagik/telemetry_preference"] = "disabled" });
    }

    [Fact]
    public void WhatACollectorIsJustTakingIsBrokenOff()
    {
        using var answering = new ManualResetEventSlim();
        using var asked = new ManualResetEventSlim();
        using var collector = new CollectorServer();
        collector.Answer = _ =>
        {
            asked.Set();
            answering.Wait(Clients.Patience, TestContext.Current.CancellationToken);
            return null;
        };
        using var client = Client(collector.Url);
        client.TrackEvent("under way");
        asked.Wait(Clients.Patience, TestContext.Current.CancellationToken).ShouldBeTrue();

        OptOut().ShouldBeTrue();

        Files.ShouldBeEmpty();
        client.Statistics.DroppedByReason.ShouldBe(new Dictionary<string, long> { ["stopped"] = 1 });
        answering.Set();
    }

    [Fact]
    public async Task AClientThatIsStillSendingItsLastStopsToo()
    {
        using var collector = new CollectorServer(isThere: false);
        var client = Client(collector.Url, options => options.IsSpoolEnabled = false);
        client.TrackEvent("last");
        var disposed = client.DisposeAsync();

        OptOut().ShouldBeTrue();

        client.Statistics.Pending.ShouldBe(0);
        await disposed.AsTask().WaitAsync(Clients.Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void SpoolsOfAllProjectsAndAllIdsGo()
    {
        var options = new TelemetryOptions { SpoolDirectory = _state.FullPath };
        Directory.CreateDirectory(Path.Combine(_state.FullPath, "automagik-telemetry", "spool", "other"));
        File.WriteAllText(Path.Combine(_state.FullPath, "automagik-telemetry", "spool", "other", "1.otlp"), "");
        File.WriteAllText(Path.Combine(_state.FullPath, "mine"), "");
        var user = UserId.Of(options, _environment);
        File.WriteAllText(Path.Combine(_state.FullPath, "automagik-telemetry", "user-id.0123456789abcdef0123456789abcdef"), "");
        var key = KeyFile.ReadOrCreate(_state.FullPath, out _);
        var session = ProcessIdentity.Current;

        var optingOut = new OptingOut(_environment);
        optingOut.Add(Task.CompletedTask, options);
        optingOut.Finish().ShouldBeTrue();

        Files.ShouldBe(["mine"]);
        UserId.Of(options, _environment).ShouldNotBe(user);
        KeyFile.ReadOrCreate(_state.FullPath, out _).ShouldNotBe(key);
        ProcessIdentity.Current.SessionId.ShouldNotBe(session.SessionId);
        ProcessIdentity.Current.InstanceId.ShouldNotBe(session.InstanceId);
    }

    [Fact]
    public void ALinkInThePlaceOfTheSpoolsGoesAndWhatItLeadsToStays()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_state.FullPath, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "theirs"), "");
        var telemetry = Directory.CreateDirectory(Path.Combine(_state.FullPath, "automagik-telemetry")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(telemetry, "spool"), elsewhere);

        OptingOut.DeleteAllOf(new() { SpoolDirectory = _state.FullPath }, _environment).ShouldBeTrue();

        Directory.EnumerateFileSystemEntries(telemetry).ShouldBeEmpty();
        File.Exists(Path.Combine(elsewhere, "theirs")).ShouldBeTrue();
    }

    [Fact]
    public void WhereItCannotBeSavedItHoldsForThisProcess()
    {
        _fake.IsHomeWritable = false;

        _environment.Preference.Save(false).ShouldBeFalse();

        Consent.Decide(_environment, new() { Endpoint = "http://collector.example" }).Reason.ShouldBe("~/.automagik/telemetry_preference says disabled");
    }

    bool OptOut()
    {
        var optingOut = new OptingOut(_environment);
        _environment.Preference.Save(false).ShouldBeTrue();
        _environment.Preference.TellOptedOut(optingOut);
        return optingOut.Finish();
    }

    TelemetryClient Client(string endpoint, Action<TelemetryOptions>? configure = null)
    {
        var options = new TelemetryOptions
        {
            Endpoint = endpoint,
            SpoolDirectory = _state.FullPath,
            FlushInterval = TimeSpan.FromHours(1),
            ExitTimeout = Clients.Patience,
            Timeout = Clients.Patience,
        };
        configure?.Invoke(options);
        return new(options, null, TimeProvider.System, _environment);
    }
}
