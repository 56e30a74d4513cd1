using System.Reflection.Metadata;
using AutomagikTelemetry;

[assembly: MetadataUpdateHandler(typeof(Watched.Changes))]

// One greeting at the start, one after each change that was applied; whoever watches ends the program.
do
{
    await Watched.Greeter.GreetAsync();
    Watched.Greeter.Greet();
    Console.WriteLine("ready");
}
while (Watched.Changes.WaitForOne());

namespace Watched
{
    static class Greeter
    {
        [TrackCommand]
        internal static void Greet() => Console.WriteLine("first");

        [TrackCommand]
        internal static async Task GreetAsync()
        {
            await Task.Yield();
            Console.WriteLine("first later");
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
