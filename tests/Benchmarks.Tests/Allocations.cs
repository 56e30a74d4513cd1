namespace AutomagikTelemetry.Benchmarks.Tests;

static class Allocations
{
    const int Rounds = 20;

    /// <summary>What a thousand calls allocate, once everything that is made on first use is there: the least of several rounds, since the compiler replaces code meanwhile whose boxes it does not need.</summary>
    internal static long OfThousand(Action call)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
                call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
