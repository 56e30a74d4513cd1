using AutomagikTelemetry;

Commands.Run("subject", int.Parse(args[0]));

/// <summary>The command that is measured: it takes as long as it is told.</summary>
static class Commands
{
    [TrackCommand]
    public static void Run([Tag] string name, [Tag] int milliseconds)
    {
        if (milliseconds > 0)
            Thread.Sleep(milliseconds);
    }
}
