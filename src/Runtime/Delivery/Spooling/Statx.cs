using System.Runtime.InteropServices;
using System.Text;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>statx(2): kind, mode and owner of a file in one system call. On Linux only: nowhere else has stat one layout for all.</summary>
static class Statx
{
    const int CurrentDirectory = -100;
    const int NoFollow = 0x100;
    const uint TypeModeAndOwner = 0x1 | 0x2 | 0x8;
    const int OwnerAt = 20;
    const int ModeAt = 28;
    const int Length = 256;

    /// <summary>Of the link where the path is one. False where it cannot be told.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="owner">The user's id.</param>
    /// <param name="mode">With the bits of the kind.</param>
    public static unsafe bool TryRead(string path, out uint owner, out int mode)
    {
        owner = 0;
        mode = 0;
        if (!OperatingSystem.IsLinux())
            return false;

        try
        {
            var buffer = stackalloc byte[Length];
            fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            {
                if (statx(CurrentDirectory, name, NoFollow, TypeModeAndOwner, buffer) != 0)
                    return false;
            }

            owner = *(uint*)(buffer + OwnerAt);
            mode = *(ushort*)(buffer + ModeAt);
            return true;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return false;
        }
    }

    [DllImport("libc")]
    static extern unsafe int statx(int directory, byte* path, int flags, uint mask, byte* result);
}
