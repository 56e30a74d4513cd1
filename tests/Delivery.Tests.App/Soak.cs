using System.Diagnostics;

namespace AutomagikTelemetry.Delivery.Tests.App;

/// <summary>Events from several threads, as fast as they are sent, and now and then a burst that no queue holds.</summary>
static class Soak
{
    const int Block = 2_000, Burst = 40_000, BlocksToABurst = 25;

    /// <summary>Above it the threads wait, but in a burst.</summary>
    const int Backlog = 10_000;

    public static void Run(int count, int threads)
    {
        Telemetry.Configure(options =>
        {
            options.BatchSize = 1_000;
            options.MaxQueueSize = 20_000;
            options.MaxPendingBytes = 2 * 1024 * 1024;
            options.RetryBackoff = TimeSpan.FromMilliseconds(1);
        });
        var start = Stopwatch.GetTimestamp();
        using var memory = new MemoryWatch();
        var next = 0;
        var producers = Enumerable.Range(0, threads).Select(_ => new Thread(() => Produce(ref next, count))).ToList();
        producers.ForEach(producer => producer.Start());
        producers.ForEach(producer => producer.Join());
        Output.Write("seconds", Stopwatch.GetElapsedTime(start).TotalSeconds);
        memory.Write();
    }

    static void Produce(ref int next, int count)
    {
        for (var block = 1; ; block++)
        {
            while (Telemetry.Statistics.Pending > Backlog)
                Thread.Sleep(1);

            var size = block % BlocksToABurst == 0 ? Burst : Block;
            var end = Interlocked.Add(ref next, size);
            for (var id = end - size; id < Math.Min(end, count); id++)
                Telemetry.TrackEvent("soaked", [new("id", id)]);
            if (end >= count)
                return;
        }
    }
}
