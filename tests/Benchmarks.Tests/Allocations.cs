namespace AutomagikTelemetry.Benchmarks.Tests;

static class Allocations
{
    /// <summary>What a thousand calls allocate, once everything that is made on first use is there.</summary>
    internal static long OfThousand(Action call)
    {
        for (var i = 0; i < 1000; i++)
            call();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
