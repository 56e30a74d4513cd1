using System.Runtime.InteropServices;
using System.Text;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>link(2): of several processes that put a file into one place, one can. The framework has no other call that promises it.</summary>
/// <remarks>
/// <see cref="File.Move(string, string)"/> looks whether there is a file and then renames, so that between the two another process's file may
/// come, and go. On Windows it is the system that looks.
/// </remarks>
static class HardLink
{
    /// <summary>Puts a file into its place unless there is one.</summary>
    /// <returns>False when there was one; null when it cannot be done in this way, and nothing was done.</returns>
    public static unsafe bool? TryCreate(string file, string place)
    {
        if (OperatingSystem.IsWindows())
            return null;

        fixed (byte* from = Encoding.UTF8.GetBytes(file + '\0'), to = Encoding.UTF8.GetBytes(place + '\0'))
        {
            if (link(from, to) == 0)
                return true;
        }

        return File.Exists(place) ? false : null;
    }

    [DllImport("libc")]
    static extern unsafe int link(byte* file, byte* place);
}
