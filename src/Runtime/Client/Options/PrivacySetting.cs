namespace AutomagikTelemetry.Client.Options;

/// <summary>How strict a client is: the stricter of what option and environment say, and strict where either cannot be understood.</summary>
static class PrivacySetting
{
    public const string Variable = "AUTOMAGIK_TELEMETRY_PRIVACY";

    /// <summary>Never throws. A bad value is said once on stderr.</summary>
    public static PrivacyMode Read(PrivacyMode option, EnvironmentSnapshot environment)
    {
        if (option != PrivacyMode.Scrub)
            return PrivacyMode.Strict;
        if (environment.Variable(Variable) is not { } text || text.Equals("scrub", StringComparison.OrdinalIgnoreCase))
            return PrivacyMode.Scrub;
        if (!text.Equals("strict", StringComparison.OrdinalIgnoreCase))
            environment.WarnOnce($"{Variable}='{text}' is not scrub or strict; using strict.");
        return PrivacyMode.Strict;
    }
}
