using System.Diagnostics;
using System.Globalization;

namespace AutomagikTelemetry.Exits.Tests.App;

/// <summary>Records events until it is killed, and says when each was recorded and up to which a flush has gone through: what a kill may take is known so.</summary>
static class Recording
{
    const int FlushEach = 50;

    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(1);

    /// <param name="id">What the ids begin with.</param>
    /// <param name="flushes">Else nothing goes out but by the interval.</param>
    public static int Run(string id, bool flushes)
    {
        for (var number = 0; ; number++)
        {
            Telemetry.TrackEvent("step", [new("id", string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"))]);
            // Only after it: what has been read of was recorded.
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recorded {number} {Stopwatch.GetTimestamp()}"));
            if (flushes && number % FlushEach == FlushEach - 1 && Telemetry.Flush() is { Status: FlushStatus.Delivered or FlushStatus.Spooled })
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flushed {number}"));
            Thread.Sleep(_pause);
        }
    }
}
