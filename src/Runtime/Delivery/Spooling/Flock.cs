using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>flock(2), which the kernel frees when its process dies, whatever it dies of.</summary>
/// <remarks>
/// <see cref="FileShare.None"/> locks with it as well, but passes over a file system that cannot, and does nothing at all where
/// <c>System.IO.DisableFileLocking</c> is set.
/// </remarks>
static class Flock
{
    const int Exclusive = 2;
    const int NonBlocking = 4;

    /// <summary>Whether the file is locked by this handle now. On Windows <see cref="FileShare.None"/> is enough.</summary>
    public static bool TryLock(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
            return true;

        var isLocked = flock((int)file.DangerousGetHandle(), Exclusive | NonBlocking) == 0;
        GC.KeepAlive(file);
        return isLocked;
    }

    [DllImport("libc")]
    static extern int flock(int file, int operation);
}
