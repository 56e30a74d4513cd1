using System.Runtime.InteropServices;
using System.Text;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>Whose a file is, which the framework does not tell. On Linux only: nowhere else has stat one layout for all.</summary>
/// <remarks>
/// Elsewhere a directory that nobody but its owner may write to, and that can be written to, is one's own; root alone is not told apart.
/// </remarks>
static class FileOwner
{
    const int CurrentDirectory = -100;
    const int NoFollow = 0x100;
    const uint OwnerMask = 0x8;
    const int OwnerAt = 20;
    const int StatxLength = 256;

    /// <summary>Whether it belongs to somebody else than who this process runs as; false where that is not known.</summary>
    public static bool IsSomebodyElse(string path) => OperatingSystem.IsLinux() && Of(path) is { } owner && owner != geteuid();

    public static bool IsRoot => OperatingSystem.IsLinux() && geteuid() == 0;

    static unsafe uint? Of(string path)
    {
        try
        {
            var buffer = stackalloc byte[StatxLength];
            fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
                return statx(CurrentDirectory, name, NoFollow, OwnerMask, buffer) == 0 ? *(uint*)(buffer + OwnerAt) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return null;
        }
    }

    [DllImport("libc")]
    static extern uint geteuid();

    [DllImport("libc")]
    static extern unsafe int statx(int directory, byte* path, int flags, uint mask, byte* result);
}
