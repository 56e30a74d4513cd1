using AutomagikTelemetry.Client.Options;
using AutomagikTelemetry.Client.Users;

namespace AutomagikTelemetry.Client;

/// <summary>Decides whether telemetry may be recorded and sent: a pure function, and the only place that decides. docs/configuration.md has it as a table.</summary>
static class Consent
{
    /// <summary>Below the home directory.</summary>
    public const string OptOutFile = ".automagik-no-telemetry";

    const string PreferenceFile = UserPreference.FileName;
    const string Enabled = "AUTOMAGIK_TELEMETRY_ENABLED";

    static readonly string[] _buildServers =
    [
        "CI", "GITHUB_ACTIONS", "TRAVIS", "JENKINS", "JENKINS_URL", "GITLAB_CI", "CIRCLECI", "TF_BUILD", "APPVEYOR", "BITBUCKET_BUILD_NUMBER",
        "BUILDKITE", "CODEBUILD_BUILD_ID", "DRONE", "TEAMCITY_VERSION",
    ];

    /// <summary>Any no wins, then an explicit yes, then the surroundings, then the saved preference.</summary>
    public static ConsentDecision Decide(EnvironmentSnapshot environment, TelemetryOptions options)
    {
        var switches = new Switches(environment);
        var enabled = switches.Read(Enabled, otherwise: null, "using the default, as if it were not set");
        var endpoint = Endpoint.Of(environment, options);
        var no = Refusal(environment, options, switches, enabled);

        return no is not null ? Off(no)
            : endpoint is null ? Off(NoEndpoint(environment))
            : UsersPermission(enabled, endpoint) is { } usersYes ? On(usersYes)
            : ProgramsPermission(environment, options, endpoint) is { } programsYes ? On(programsYes, isWorthANotice: !endpoint.IsLocal)
            : endpoint.IsLocal ? On($"nothing leaves the machine with the endpoint {endpoint}")
            : Surroundings(environment) is { } surroundings ? Off(surroundings)
            : environment.Preference.IsYes == true ? On($"~/{PreferenceFile} says enabled")
            : environment.Notice.IsAwaited ? Off("the first-run notice was not shown in a run before this one", isWorthANotice: true)
            : SaysOn(environment, switches) ? On($"the program was built with AutomagikTelemetryConsent={environment.Project.Consent}", isWorthANotice: true)
            : Off($"the endpoint is only baked in and ~/{PreferenceFile} does not say enabled");

        ConsentDecision On(string reason, bool isWorthANotice = false) => Decision(true, reason, isWorthANotice);
        ConsentDecision Off(string reason, bool isWorthANotice = false) => Decision(false, reason, isWorthANotice);
        ConsentDecision Decision(bool isAllowed, string reason, bool isWorthANotice)
            => new(isAllowed, reason) { Endpoint = endpoint, IsWorthANotice = isWorthANotice, Warnings = switches.Warnings };
    }

    static string? Refusal(EnvironmentSnapshot environment, TelemetryOptions options, Switches switches, bool? enabled)
    {
        // Each variable is read, so that each bad value is told whatever the others say.
        var doNotTrack = switches.Read("DO_NOT_TRACK", otherwise: true, "taken as a no to telemetry");
        var disabled = switches.Read("OTEL_SDK_DISABLED", otherwise: false, "using the default false");
        return doNotTrack == true ? "DO_NOT_TRACK is set"
            : disabled == true ? "OTEL_SDK_DISABLED is true"
            : enabled == false ? $"{Enabled} is false"
            : environment.HomeFile(OptOutFile) is not null ? $"the file ~/{OptOutFile} exists"
            : environment.Preference.IsYes == false ? $"~/{PreferenceFile} says disabled"
            : options.IsEnabled == false ? "the program switched it off"
            : null;
    }

    static string NoEndpoint(EnvironmentSnapshot environment)
        => environment.Variable(Endpoint.SharedVariable) is null
            ? "no endpoint is set"
            : $"{Endpoint.SharedVariable} is left to the OpenTelemetry SDK that runs in this process, and no other endpoint is set; {Endpoint.OwnVariable} sets one";

    static string? UsersPermission(bool? enabled, Endpoint endpoint)
        => enabled == true ? $"{Enabled} is true"
            : endpoint.Origin == EndpointOrigin.Environment ? $"{endpoint.OriginName} is set"
            : null;

    /// <summary>A program that has promised to tell its user first cannot give it before.</summary>
    static string? ProgramsPermission(EnvironmentSnapshot environment, TelemetryOptions options, Endpoint endpoint)
    {
        var yes = endpoint.Origin == EndpointOrigin.Code ? $"{endpoint.OriginName} is set"
            : options.IsEnabled == true ? "the program switched it on"
            : null;
        return yes is not null && !endpoint.IsLocal && environment.Notice.IsAwaited ? null : yes;
    }

    static string? Surroundings(EnvironmentSnapshot environment)
    {
        foreach (var name in _buildServers)
        {
            if (environment.Variable(name)?.ToLowerInvariant() is not (null or "false" or "0"))
                return $"{name} says that this is a build server";
        }

        foreach (var name in EnvironmentSnapshot.StageVariables)
        {
            if (environment.Variable(name)?.ToLowerInvariant() is "development" or "dev" or "test" or "testing")
                return $"{name} is {environment.Variable(name)}";
        }

        return null;
    }

    static bool SaysOn(EnvironmentSnapshot environment, Switches switches)
    {
        switch (environment.Project.Consent?.Trim().ToLowerInvariant())
        {
            case "optout" or FirstRunNotice.Declaration:
                return true;
            case null or "" or "optin":
                return false;
            default:
                switches.Warn($"the MSBuild property AutomagikTelemetryConsent='{environment.Project.Consent}' is not OptIn, OptOut or Notice; using the default OptIn.");
                return false;
        }
    }
}
