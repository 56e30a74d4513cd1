using AutomagikTelemetry;

Plain.Commands.Greet("world");

namespace Plain
{
    static class Commands
    {
        [TrackCommand]
        internal static void Greet([Tag] string name) => System.Console.WriteLine($"Hello {name}");
    }
}
