using System.Collections.Generic;
using System.Threading.Tasks;
using AutomagikTelemetry;

namespace Portable.Deep.Er;

public static class Commands
{
    [TrackCommand]
    public static void Run([Tag] string when)
    {
        WaitAsync().GetAwaiter().GetResult();
        System.Console.WriteLine(when);
    }

    [TrackWorkflow]
    public static async Task WaitAsync()
    {
        try
        {
            await Task.Delay(1);
        }
        finally
        {
            System.Console.WriteLine("waited");
        }
    }

    // A warning, to see what place a build tells.
    public static IEnumerable<int> Untracked([Tag] int number) => [number];
}
