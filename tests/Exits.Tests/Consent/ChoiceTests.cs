using AutomagikTelemetry.Exits.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Consent;

/// <summary>docs/consent.md: what a user's yes and no do to a shipped program, and what it tells its user first.</summary>
public sealed class ChoiceTests : IDisposable
{
    readonly StateDirectory _home = new();
    readonly Store _store = new(isThere: false);

    string Preference => Path.Combine(_home.FullPath, ".automagik", "telemetry_preference");

    string UserId => Path.Combine(_home.FullPath, "automagik-telemetry", "user-id");

    public void Dispose()
    {
        _store.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task AnOptOutHoldsAtOnceAndLeavesNothing()
    {
        (await Run("work")).ShouldBe("");
        File.Exists(UserId).ShouldBeTrue();
        _home.Requests.ShouldNotBeEmpty();

        (await Run("work", "enabled", "opt-out", "enabled", "work")).ShouldBe("enabled True\nsaved True\nenabled False");

        _home.AllFiles.ShouldBe(["telemetry_preference"]);
        (await File.ReadAllTextAsync(Preference, TestContext.Current.CancellationToken)).ShouldBe("disabled");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Preference).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await Run("enabled", "work")).ShouldBe("enabled False");
        _home.AllFiles.ShouldBe(["telemetry_preference"]);
    }

    [Fact]
    public async Task AnOptInHoldsAtOnceUnderANewId()
    {
        await Run("work");
        var id = await File.ReadAllTextAsync(UserId, TestContext.Current.CancellationToken);

        (await Run("opt-out", "opt-in", "enabled", "work")).ShouldBe("saved True\nsaved True\nenabled True");

        (await File.ReadAllTextAsync(UserId, TestContext.Current.CancellationToken)).ShouldNotBe(id);
        (await File.ReadAllTextAsync(Preference, TestContext.Current.CancellationToken)).ShouldBe("enabled");
    }

    [Fact]
    public async Task AnOptInIsNoMoreThanASavedYes()
    {
        using var app = AppRun.OfShipped(["opt-in", "enabled"], Surroundings.Of(_home, _store).With("DO_NOT_TRACK", "1"));

        (await app.Result()).Output.ShouldBe("saved True\nenabled False");
    }

    [Fact]
    public async Task AnOptOutThatCannotBeSavedHoldsForTheProcess()
    {
        using var app = AppRun.OfShipped(["enabled", "opt-out", "enabled"], Surroundings.Of("/dev/null", _store));

        (await app.Result()).ShouldBe(new(0, "enabled True\nsaved False\nenabled False", ""));
    }

    [Fact]
    public async Task ATerminalShowsTheNoticeOnceAndNothingIsSentBeforeTheNextRun()
    {
        (await RunWith(null, "notice", "enabled", "work")).ShouldBe("shown False\nenabled False");
        _home.AllFiles.ShouldBeEmpty();

        var shown = await OnATerminal("notice", "enabled", "work");
        shown.ShouldStartWith("[telemetry] shipped collects usage data to help improve it.");
        shown.ShouldContain("to http://127.0.0.1:9.");
        shown.ShouldContain("To switch it off, run `shipped telemetry off`, or set DO_NOT_TRACK=1");
        shown.ShouldEndWith("shown True\nenabled False");
        Directory.Exists(Path.Combine(_home.FullPath, "automagik-telemetry")).ShouldBeFalse();

        (await OnATerminal("notice", "enabled", "work")).ShouldBe("shown False\nenabled True");
        File.Exists(UserId).ShouldBeTrue();
    }

    Task<string> Run(params string[] arguments) => RunWith(_store.Url, arguments);

    async Task<string> RunWith(string? endpoint, params string[] arguments)
    {
        using var app = AppRun.OfShipped(arguments, Surroundings.Of(_home, _store).With("AUTOMAGIK_TELEMETRY_ENDPOINT", endpoint));
        var result = await app.Result();
        result.Error.ShouldBe("");
        return result.Output;
    }

    async Task<string> OnATerminal(params string[] arguments)
    {
        var environment = Surroundings.Of(_home, _store).With("AUTOMAGIK_TELEMETRY_ENDPOINT", null);
        using var app = AppRun.OfShipped(arguments, environment, "sh", "-c", "exec script -qec \"$*\" /dev/null", "sh");
        return (await app.Result()).Output.ReplaceLineEndings("\n").Replace("\r", "", StringComparison.Ordinal).TrimEnd();
    }
}
