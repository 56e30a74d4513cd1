using AutomagikTelemetry;
using Greetings;

static class Work
{
    [TrackCommand("work")]
    internal static string Do() => Greeter.Greet("Ada");
}
