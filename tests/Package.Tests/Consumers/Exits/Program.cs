using AutomagikTelemetry;

switch (args[0])
{
    // The program's own handler, registered before telemetry's, ends the process.
    case "handler":
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Environment.Exit(3);
        Commands.Fail();
        break;
    case "exit":
        Commands.Exit(4);
        break;
    case "thread":
        var thread = new Thread(Commands.Fail);
        thread.Start();
        thread.Join();
        break;
}

static class Commands
{
    [TrackCommand]
    public static void Fail() => throw new InvalidOperationException("nobody catches this");

    [TrackCommand]
    public static void Exit([Tag] int code) => Environment.Exit(code);
}
