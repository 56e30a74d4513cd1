using System.Globalization;
using System.Text;
using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Where a spool is.</summary>
static class SpoolLocation
{
    /// <summary>The directory for state that the options name, else the user's one; null without a home.</summary>
    public static string? BaseDirectory(TelemetryOptions options, EnvironmentSnapshot environment) => options.SpoolDirectory ?? BaseDirectory(environment);

    /// <summary>The user's directory for state; null without a home.</summary>
    /// <remarks>https://specifications.freedesktop.org/basedir-spec/latest/: a relative path is to be ignored.</remarks>
    public static string? BaseDirectory(EnvironmentSnapshot environment)
    {
        if (OperatingSystem.IsWindows())
            return Absolute(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));
        if (environment.Variable("XDG_STATE_HOME") is { } state && Path.IsPathFullyQualified(state))
            return state;
        var home = Absolute(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));
        return home is null ? null
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support")
            : Path.Combine(home, ".local", "state");
    }

    /// <summary>
    /// Tells projects and collectors apart: of each URL only scheme, host, port and path are given, since the rest may be secret. 64 bits of
    /// FNV-1a, which is nobody's defence: who may write here may also send.
    /// </summary>
    public static string Key(string project, string[] collectors)
    {
        var text = project + '\n' + string.Join('\n', collectors);
        var hash = 0xcbf29ce484222325UL;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ value) * 0x100000001b3UL;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    static string? Absolute(string path) => Path.IsPathFullyQualified(path) ? path : null;
}
