namespace AutomagikTelemetry.Client.Options;

/// <summary>Whether a client says what it sends and why not: what the environment says, else the option.</summary>
static class VerboseSetting
{
    /// <summary>Never throws. A bad value is said once on stderr; where it is verbose, so are variables of our prefix that nobody reads.</summary>
    public static bool Read(bool option, EnvironmentSnapshot environment)
    {
        var switches = new Switches(environment);
        var isVerbose = switches.Read("AUTOMAGIK_TELEMETRY_VERBOSE", otherwise: null, $"using {(option ? "true" : "the default false")}");
        foreach (var warning in switches.Warnings)
            environment.WarnOnce(warning);
        if (!(isVerbose ?? option))
            return false;

        foreach (var warning in OwnVariables.Unread(environment))
            environment.WarnOnce(warning);
        return true;
    }
}
