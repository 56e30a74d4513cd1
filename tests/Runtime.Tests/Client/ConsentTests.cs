using AutomagikTelemetry.Client;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client;

/// <summary>docs/configuration.md, row by row.</summary>
public class ConsentTests
{
    const string Collector = "https://collector.example";
    const string OptOutFile = ".automagik-no-telemetry";
    const string PreferenceFile = ".automagik/telemetry_preference";

    [Theory]
    // Any no wins over every yes at once.
    [InlineData("DO_NOT_TRACK=1", "DO_NOT_TRACK is set")]
    [InlineData("DO_NOT_TRACK=true", "DO_NOT_TRACK is set")]
    [InlineData("DO_NOT_TRACK=TRUE", "DO_NOT_TRACK is set")]
    [InlineData("DO_NOT_TRACK=whatever", "DO_NOT_TRACK is set")]
    [InlineData("OTEL_SDK_DISABLED=true", "OTEL_SDK_DISABLED is true")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=false", "AUTOMAGIK_TELEMETRY_ENABLED is false")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=0", "AUTOMAGIK_TELEMETRY_ENABLED is false")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=no", "AUTOMAGIK_TELEMETRY_ENABLED is false")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=Off", "AUTOMAGIK_TELEMETRY_ENABLED is false")]
    [InlineData("~/.automagik-no-telemetry=", "the file ~/.automagik-no-telemetry exists")]
    [InlineData("~/.automagik/telemetry_preference=disabled", "~/.automagik/telemetry_preference says disabled")]
    [InlineData("~/.automagik/telemetry_preference=Disabled", "~/.automagik/telemetry_preference says disabled")]
    [InlineData("options.IsEnabled=false", "the program switched it off")]
    public void AnyNoWinsOverEveryYes(string no, string reason)
    {
        var everyYes = $"AUTOMAGIK_TELEMETRY_ENABLED=true {(no.StartsWith("options", StringComparison.Ordinal) ? "" : "options.IsEnabled=true")} "
            + $"AUTOMAGIK_TELEMETRY_ENDPOINT=console: options.Endpoint=console: build.Endpoint=console: build.Consent=OptOut ~/{PreferenceFile}=enabled";

        var decision = Decide(everyYes + " " + no);

        decision.IsAllowed.ShouldBeFalse();
        decision.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=true build.Endpoint=" + Collector, "AUTOMAGIK_TELEMETRY_ENABLED is true")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=1 build.Endpoint=" + Collector, "AUTOMAGIK_TELEMETRY_ENABLED is true")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENDPOINT=" + Collector, "AUTOMAGIK_TELEMETRY_ENDPOINT is set")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=" + Collector, "OTEL_EXPORTER_OTLP_ENDPOINT is set")]
    [InlineData("options.Endpoint=" + Collector, "TelemetryOptions.Endpoint is set")]
    [InlineData("options.IsEnabled=true build.Endpoint=" + Collector, "the program switched it on")]
    public void AnExplicitYesWinsOverTheSurroundings(string yes, string reason)
    {
        foreach (var surroundings in new[] { "", "CI=true", "ENVIRONMENT=development" })
        {
            var decision = Decide(yes + " " + surroundings);

            decision.IsAllowed.ShouldBeTrue();
            decision.Reason.ShouldBe(reason);
        }
    }

    [Theory]
    [InlineData("CI=true")]
    [InlineData("CI=1")]
    [InlineData("GITHUB_ACTIONS=true")]
    [InlineData("TRAVIS=true")]
    [InlineData("JENKINS=true")]
    [InlineData("JENKINS_URL=http://jenkins")]
    [InlineData("GITLAB_CI=true")]
    [InlineData("CIRCLECI=true")]
    [InlineData("TF_BUILD=True")]
    [InlineData("APPVEYOR=True")]
    [InlineData("BITBUCKET_BUILD_NUMBER=12")]
    [InlineData("BUILDKITE=true")]
    [InlineData("CODEBUILD_BUILD_ID=x:1")]
    [InlineData("DRONE=true")]
    [InlineData("TEAMCITY_VERSION=2026.1")]
    [InlineData("ENVIRONMENT=development")]
    [InlineData("ENVIRONMENT=dev")]
    [InlineData("ENVIRONMENT=test")]
    [InlineData("ENVIRONMENT=testing")]
    [InlineData("DOTNET_ENVIRONMENT=Development")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Development")]
    public void InDevelopmentAndOnBuildServersOnlyLocalEndpointsOfTheBuildWork(string surroundings)
    {
        var remote = Decide($"{surroundings} build.Endpoint={Collector} build.Consent=OptOut ~/{PreferenceFile}=enabled");
        remote.IsAllowed.ShouldBeFalse();
        remote.Reason.ShouldStartWith(surroundings[..surroundings.IndexOf('=', StringComparison.Ordinal)]);

        Decide($"{surroundings} build.Endpoint=console:").IsAllowed.ShouldBeTrue();
        Decide($"{surroundings} build.Endpoint=file:/tmp/telemetry").IsAllowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("CI=false")]
    [InlineData("CI=0")]
    [InlineData("CI=")]
    [InlineData("ENVIRONMENT=production")]
    [InlineData("DOTNET_ENVIRONMENT=Staging")]
    [InlineData("DO_NOT_TRACK=0")]
    [InlineData("DO_NOT_TRACK=")]
    [InlineData("OTEL_SDK_DISABLED=false")]
    [InlineData("NODE_ENV=development")]
    public void OtherValuesHinderNothing(string surroundings)
        => Decide($"{surroundings} build.Endpoint={Collector} build.Consent=OptOut").IsAllowed.ShouldBeTrue();

    [Theory]
    [InlineData("", false)]
    [InlineData("build.Consent=OptIn", false)]
    [InlineData("build.Consent=OptOut", true)]
    [InlineData("build.Consent=optout", true)]
    [InlineData("~/.automagik/telemetry_preference=enabled", true)]
    [InlineData("~/.automagik/telemetry_preference=disabled", false)]
    [InlineData("~/.automagik/telemetry_preference=", false)]
    public void AnEndpointThatIsOnlyBakedInNeedsTheSavedYesOrOptOut(string settings, bool isAllowed)
        => Decide($"build.Endpoint={Collector} {settings}").IsAllowed.ShouldBe(isAllowed);

    [Theory]
    [InlineData("")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=true")]
    [InlineData("options.IsEnabled=true")]
    [InlineData("~/.automagik/telemetry_preference=enabled")]
    [InlineData("build.Consent=OptOut")]
    public void WithoutAnEndpointNothingSwitchesItOn(string settings)
    {
        var decision = Decide(settings);

        decision.IsAllowed.ShouldBeFalse();
        decision.Reason.ShouldBe("no endpoint is set");
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=maybe", "AUTOMAGIK_TELEMETRY_ENABLED='maybe' is neither true nor false; using the default, as if it were not set.")]
    [InlineData("DO_NOT_TRACK=perhaps", "DO_NOT_TRACK='perhaps' is neither true nor false; taken as a no to telemetry.")]
    [InlineData("OTEL_SDK_DISABLED=maybe", "OTEL_SDK_DISABLED='maybe' is neither true nor false; using the default false.")]
    [InlineData("build.Consent=Ask", "the MSBuild property AutomagikTelemetryConsent='Ask' is not OptIn, OptOut or Notice; using the default OptIn.")]
    public void ABadValueGetsOneWarningThatNamesItAndTheDefault(string setting, string warning)
        => Decide($"build.Endpoint={Collector} {setting}").Warnings.ShouldBe([warning]);

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=maybe build.Endpoint=" + Collector, false)]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=maybe build.Consent=OptOut build.Endpoint=" + Collector, true)]
    [InlineData("OTEL_SDK_DISABLED=maybe build.Consent=OptOut build.Endpoint=" + Collector, true)]
    [InlineData("build.Consent=Ask build.Endpoint=" + Collector, false)]
    public void ABadValueCountsAsItsDefault(string settings, bool isAllowed)
        => Decide(settings).IsAllowed.ShouldBe(isAllowed);

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_ENDPOINT=a: OTEL_EXPORTER_OTLP_ENDPOINT=b: options.Endpoint=c: build.Endpoint=d:", "a:")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=b: options.Endpoint=c: build.Endpoint=d:", "b:")]
    [InlineData("options.Endpoint=c: build.Endpoint=d:", "c:")]
    [InlineData("AUTOMAGIK_TELEMETRY_ENDPOINT= build.Endpoint=d:", "d:")]
    public void TheEnvironmentsEndpointBeatsTheCodesAndThatTheBuilds(string settings, string endpoint)
        => Decide(settings).Endpoint!.Value.ShouldBe(endpoint);

    [Theory]
    [InlineData("build.Endpoint=" + Collector)]
    [InlineData("options.Endpoint=" + Collector)]
    [InlineData("options.IsEnabled=true build.Endpoint=" + Collector)]
    public void ABuildThatPromisesANoticeSendsNothingBeforeIt(string programsYes)
    {
        var before = Decide("build.Consent=Notice " + programsYes);
        before.IsAllowed.ShouldBeFalse();
        before.Reason.ShouldBe("the first-run notice was not shown in a run before this one");

        Decide("build.Consent=notice notice=shown " + programsYes).IsAllowed.ShouldBeTrue();
        Decide("build.Consent=Notice CI=true build.Endpoint=" + Collector).IsWorthANotice.ShouldBeFalse();
    }

    [Theory]
    [InlineData("AUTOMAGIK_TELEMETRY_ENABLED=true build.Endpoint=" + Collector)]
    [InlineData("AUTOMAGIK_TELEMETRY_ENDPOINT=" + Collector)]
    [InlineData("build.Endpoint=" + Collector + " ~/" + PreferenceFile + "=enabled")]
    [InlineData("build.Endpoint=console:")]
    public void TheUsersOwnYesNeedsNoNotice(string yes)
    {
        var decision = Decide("build.Consent=Notice " + yes);

        decision.IsAllowed.ShouldBeTrue();
        decision.IsWorthANotice.ShouldBeFalse();
    }

    static ConsentDecision Decide(string settings)
    {
        var environment = new FakeEnvironment();
        var options = new TelemetryOptions();
        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            switch (name)
            {
                case "options.IsEnabled":
                    options.IsEnabled = value == "true";
                    break;
                case "options.Endpoint":
                    options.Endpoint = value;
                    break;
                case "build.Endpoint":
                    environment.Project = environment.Project with { Endpoint = value };
                    break;
                case "build.Consent":
                    environment.Project = environment.Project with { Consent = value };
                    break;
                case "notice":
                    environment.IsTerminal = true;
                    var declared = new TelemetryOptions { Endpoint = Collector };
                    environment.Snapshot().Notice.Show(declared, null, null).ShouldBeTrue();
                    environment.Lines.Clear();
                    break;
                case "~/" + OptOutFile or "~/" + PreferenceFile:
                    environment.HomeFiles[name[2..]] = value;
                    break;
                default:
                    environment.Variables[name] = value;
                    break;
            }
        }

        return Consent.Decide(environment.Snapshot(), options);
    }
}
