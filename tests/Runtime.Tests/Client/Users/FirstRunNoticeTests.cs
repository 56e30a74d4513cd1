using AutomagikTelemetry.Client;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client.Users;

public class FirstRunNoticeTests
{
    readonly FakeEnvironment _environment = new()
    {
        IsTerminal = true,
        Project = new("hive", "1.2.3", "https://someone:secret@collector.example/otlp?key=1", "Notice"),
    };

    /// <summary>As docs/consent.md shows it.</summary>
    [Fact]
    public void ItSaysWhatIsCollectedWhereItGoesAndHowToSwitchItOff()
    {
        _environment.Project = _environment.Project with { Endpoint = "https://telemetry.example.com" };

        _environment.Snapshot().Notice.Show(new(), "which commands you run, how long they take and whether they fail.", "run `hive telemetry off`").ShouldBeTrue();

        _environment.Lines.ShouldBe(
        [
            "hive collects usage data to help improve it.",
            "It sends which commands you run, how long they take and whether they fail to https://telemetry.example.com.",
            "To switch it off, run `hive telemetry off`, or set DO_NOT_TRACK=1, or create the file ~/.automagik-no-telemetry.",
            "Nothing is sent before the next run. This is said once.",
        ]);
    }

    [Fact]
    public void TheEndpointsSecretsAreNotShown()
    {
        _environment.Snapshot().Notice.Show(new(), null, null).ShouldBeTrue();

        _environment.Lines[1].ShouldBe("It sends which commands and functions run, how long they take and whether they fail, under a random id to https://***@collector.example/otlp.");
    }

    [Fact]
    public void NothingIsSentBeforeTheRunAfterIt()
    {
        var run = _environment.Snapshot();
        Consent.Decide(run, new()).IsAllowed.ShouldBeFalse();
        run.Notice.Show(new(), null, null).ShouldBeTrue();
        Consent.Decide(run, new()).IsAllowed.ShouldBeFalse();

        var next = _environment.Snapshot();
        Consent.Decide(next, new()).Reason.ShouldBe("the program was built with AutomagikTelemetryConsent=Notice");
        Consent.Decide(next, new()).IsAllowed.ShouldBeTrue();
        next.Notice.Show(new(), null, null).ShouldBeFalse();
    }

    [Fact]
    public void AnotherProgramHasItsOwn()
    {
        _environment.Snapshot().Notice.Show(new(), null, null).ShouldBeTrue();
        _environment.Project = _environment.Project with { Name = "omni" };

        Consent.Decide(_environment.Snapshot(), new()).IsAllowed.ShouldBeFalse();
        _environment.Snapshot().Notice.Show(new(), null, null).ShouldBeTrue();
    }

    [Fact]
    public void ABuildThatDoesNotWaitForItMayShowItToo()
    {
        _environment.Project = _environment.Project with { Consent = "OptOut" };

        Consent.Decide(_environment.Snapshot(), new()).IsAllowed.ShouldBeTrue();
        _environment.Snapshot().Notice.Show(new(), null, null).ShouldBeTrue();

        _environment.Lines.ShouldContain("This is said once.");
        _environment.Lines.ShouldContain("To switch it off, set DO_NOT_TRACK=1, or create the file ~/.automagik-no-telemetry.");
    }

    [Theory]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("CI", "true")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED", "true")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENDPOINT", "http://mine.example")]
    public void WhoHasDecidedAndABuildServerAreNotTold(string name, string value)
    {
        _environment.Variables[name] = value;

        ShouldNotBeShown();
    }

    [Fact]
    public void NobodyIsToldWhereNobodyReads()
    {
        _environment.IsTerminal = false;

        ShouldNotBeShown();
        Consent.Decide(_environment.Snapshot(), new()).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void WhereItCannotBeNotedItWouldComeWithEachRun()
    {
        _environment.IsHomeWritable = false;

        ShouldNotBeShown();
    }

    void ShouldNotBeShown()
    {
        _environment.Snapshot().Notice.Show(new(), null, null).ShouldBeFalse();

        _environment.Lines.ShouldBeEmpty();
        _environment.HomeFiles.ShouldBeEmpty();
    }
}
