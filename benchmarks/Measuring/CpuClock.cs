using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>CPU time rather than wall time: what others do on the machine stays out. Without Linux, wall time.</summary>
static partial class CpuClock
{
    const int ProcessCpuTime = 2;
    const int ThreadCpuTime = 3;

    /// <summary>Nanoseconds that the calling thread, or all threads of the process, have run.</summary>
    internal static long Read(bool wholeProcess)
    {
        if (!OperatingSystem.IsLinux())
            return (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;

        GetTime(wholeProcess ? ProcessCpuTime : ThreadCpuTime, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    struct TimeSpec
    {
        internal nint Seconds;
        internal nint Nanoseconds;
    }
}
