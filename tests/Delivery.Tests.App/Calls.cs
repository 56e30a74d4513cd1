using System.Diagnostics;

namespace AutomagikTelemetry.Delivery.Tests.App;

/// <summary>Tracked calls at a steady pace, and how long each of them held its caller up.</summary>
static class Calls
{
    public static void Run(int count, int perSecond)
    {
        var (tracked, bare) = (new long[count], new long[count]);
        var start = Stopwatch.GetTimestamp();
        for (var id = 0; id < count; id++)
        {
            while (Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond < id)
                Thread.Sleep(1);

            var before = Stopwatch.GetTimestamp();
            Work.Bare(id);
            var between = Stopwatch.GetTimestamp();
            Work.Tracked(id);
            tracked[id] = Stopwatch.GetTimestamp() - between;
            bare[id] = between - before;
        }

        Output.Write("seconds", Stopwatch.GetElapsedTime(start).TotalSeconds);
        Output.WriteTimes("tracked", tracked);
        Output.WriteTimes("bare", bare);
    }
}
