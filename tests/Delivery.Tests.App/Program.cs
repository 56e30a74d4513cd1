using System.Globalization;
using AutomagikTelemetry;
using AutomagikTelemetry.Delivery.Tests.App;

// "calls COUNT PER_SECOND" or "soak COUNT THREADS"; then all is flushed, and what the client says of it printed.
var (count, second) = (int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
if (args[0] == "calls")
    Calls.Run(count, second);
else
    Soak.Run(count, second);

Telemetry.Flush(TimeSpan.FromMinutes(2));
Output.WriteStatistics(Telemetry.Statistics);
