using System.Diagnostics;
using System.Globalization;
using AutomagikTelemetry;
using AutomagikTelemetry.Delivery.Tests.App;

// "calls COUNT PER_SECOND" or "soak COUNT THREADS"; then what the client says of it is printed.
var (count, second) = (int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
if (args[0] == "calls")
    Calls.Run(count, second);
else
    Soak.Run(count, second);

// A flush is content with what is safe on disk. This program goes on until the collector has it, as a service does.
var start = Stopwatch.GetTimestamp();
while (Telemetry.Flush(TimeSpan.FromMinutes(1)).Pending > 0 || Output.OnDisk(Telemetry.Statistics) > 0)
{
    if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2))
        break;
    Thread.Sleep(20);
}

Output.WriteStatistics(Telemetry.Statistics);
