using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Whose a file is, which the framework does not tell. On Linux only, as <see cref="Statx"/> is.</summary>
/// <remarks>
/// Elsewhere a directory that nobody but its owner may write to, and that can be written to, is one's own; root alone is not told apart.
/// </remarks>
static class FileOwner
{
    /// <summary>Whether it belongs to somebody else than who this process runs as; false where that is not known.</summary>
    public static bool IsSomebodyElse(string path) => Statx.TryRead(path, out var owner, out _) && IsSomebodyElse(owner);

    /// <summary>The same of an owner that is known.</summary>
    public static bool IsSomebodyElse(uint owner) => owner != geteuid();

    public static bool IsRoot => OperatingSystem.IsLinux() && geteuid() == 0;

    [DllImport("libc")]
    static extern uint geteuid();
}
