using System.Reflection.Metadata;
using AutomagikTelemetry;

[assembly: MetadataUpdateHandler(typeof(Watched.Changes))]

// One greeting at the start, one after each change that was applied; whoever watches ends the program.
// All on stderr, where the telemetry goes too: two streams would have no order.
do
{
    await Watched.Greeter.GreetAsync();
    Watched.Greeter.Greet();
    Telemetry.Flush(TimeSpan.FromMinutes(1));
    Console.Error.WriteLine("ready");
}
while (Watched.Changes.WaitForOne());

namespace Watched
{
    static class Greeter
    {
        [TrackCommand]
        internal static void Greet() => Console.Error.WriteLine("first");

        [TrackCommand]
        internal static async Task GreetAsync()
        {
            await Task.Yield();
            Console.Error.WriteLine("first later");
        }
    }

    static class Changes
    {
        static readonly SemaphoreSlim Applied = new(0);

        internal static bool WaitForOne()
        {
            Applied.Wait();
            return true;
        }

        internal static void UpdateApplication(Type[]? types) => Applied.Release();
    }
}
