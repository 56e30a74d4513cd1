using AutomagikTelemetry.Client;

namespace AutomagikTelemetry;

/// <summary>What the library has to say about itself where no client is at hand.</summary>
static class Diagnostic
{
    /// <summary>One line on stderr, the same one only once in a process. Never throws.</summary>
    internal static void Warn(string warning) => EnvironmentSnapshot.Process.WarnOnce(warning);
}
