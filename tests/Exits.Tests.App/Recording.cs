using System.Diagnostics;
using System.Globalization;

namespace AutomagikTelemetry.Exits.Tests.App;

/// <summary>Records events without end, and says up to which one a flush has gone through and when each was recorded: what a kill may take is known so.</summary>
static class Recording
{
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(2);

    public static int Run(string id)
    {
        var output = Console.Out;
        for (var number = 0; ; number++)
        {
            Telemetry.TrackEvent("step", [new("id", string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"))]);
            // Written only after it: what is read of it was recorded, at that time or before.
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recorded {number} {Stopwatch.GetTimestamp()}"));
            if (number % 50 == 49 && Telemetry.Flush() is { Status: FlushStatus.Delivered or FlushStatus.Spooled })
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flushed {number}"));
            Thread.Sleep(_pause);
        }
    }
}
