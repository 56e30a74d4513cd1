using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Client.Users;

/// <summary>Tells a user once what a program collects and how to switch it off. Where the build asks for it, nothing is sent before the run after.</summary>
sealed class FirstRunNotice(EnvironmentSnapshot environment)
{
    /// <summary>What a build declares, as its consent, that wants the notice to be shown first.</summary>
    public const string Declaration = "notice";

    const string Collected = "which commands and functions run, how long they take and whether they fail, under a random id";

    volatile bool _isNew;

    string FileName => ".automagik/telemetry_notice_" + SpoolLocation.Key(environment.Project.Name, []);

    /// <summary>Whether telemetry has to wait: the build asks for the notice, and the user has not seen it before this run.</summary>
    public bool IsAwaited => IsDeclared(environment.Project) && (_isNew || environment.HomeFile(FileName) is null);

    public static bool IsDeclared(ProjectSettings project) => string.Equals(project.Consent?.Trim(), Declaration, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Shows it, unless the user has seen it, has decided already, or is not there to read it. It is noted before it is shown: where that is not
    /// possible it would come with each run, and nothing would be sent all the same.
    /// </summary>
    /// <returns>Whether it was shown.</returns>
    public bool Show(TelemetryOptions options, string? collected, string? switchingOff)
    {
        var decision = Consent.Decide(environment, options);
        if (!decision.IsWorthANotice || !environment.IsTerminal || environment.HomeFile(FileName) is not null
            || !environment.WriteHomeFile(FileName, environment.Project.Name))
        {
            return false;
        }

        _isNew = true;
        environment.WriteLine($"{environment.Project.Name} collects usage data to help improve it.");
        environment.WriteLine($"It sends {Text(collected, Collected)} to {decision.Endpoint}.");
        environment.WriteLine($"To switch it off, {Text(switchingOff, "")}{(string.IsNullOrWhiteSpace(switchingOff) ? "" : ", or ")}set DO_NOT_TRACK=1, or create the file ~/{Consent.OptOutFile}.");
        environment.WriteLine(decision.IsAllowed ? "This is said once." : "Nothing is sent before the next run. This is said once.");
        return true;
    }

    static string Text(string? given, string otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise : given.Trim().TrimEnd('.');
}
