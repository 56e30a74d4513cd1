using AutomagikTelemetry;

namespace Snippets.Guide;

static class Troubleshooting
{
    static void Look()
    {
        #region guide-is-it-on
        Console.WriteLine(Telemetry.IsEnabled);            // false: the variables, files and settings of docs/configuration.md say no
        Console.WriteLine(Telemetry.Flush());              // delivered, kept on disk, or lost, and how many
        Console.WriteLine(Telemetry.Statistics);           // since the start
        #endregion
    }
}
