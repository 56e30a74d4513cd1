using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Benchmarks.Builds;

/// <summary>The processor time of all children that have ended. On Linux; elsewhere it is not a number.</summary>
static unsafe class ChildrenCpu
{
    const int Children = -1;

    public static double Milliseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return double.NaN;

            // Two times, of user and system, in seconds and microseconds, and 14 numbers more.
            var usage = stackalloc long[18];
            _ = getrusage(Children, usage);
            return ((usage[0] + usage[2]) * 1000.0) + ((usage[1] + usage[3]) / 1000.0);
        }
    }

    [DllImport("libc")]
    static extern int getrusage(int who, long* usage);
}
