using System.Runtime.InteropServices;
using AutomagikTelemetry;

// Ends as args[0] says. Nothing here flushes: that is the exit hooks' work.
using var stop = new ManualResetEventSlim();
using var before = args[0] == "takes-signal-before" ? TakeSignal() : null;
Telemetry.Configure(options =>
{
    options.FlushInterval = TimeSpan.FromHours(1);
    // What is tested is that things arrive, not how fast a busy machine is.
    options.ExitTimeout = options.CommandFlushTimeout = options.Timeout = TimeSpan.FromSeconds(30);
    options.Endpoint = args.Length > 1 ? args[1] : null;
});
if (args[0] == "no-threads")
{
    // Before the limit: the console has a thread of its own, for signals.
    Console.WriteLine("ready");
    Limits.AllowNoMoreThreads();
}

using var meters = args[0] == "meters" ? new Meters() : null;
Telemetry.TrackEvent("app.started", [new("ending", args[0])]);
Telemetry.TrackMetric("app.starts", 1, MetricType.Counter);

switch (args[0])
{
    case "no-threads":
        Telemetry.TrackEvent("app.goes.on");
        Console.WriteLine($"{Telemetry.Flush()} enabled={Telemetry.IsEnabled} threads={Limits.CanStartAThread()}");
        return 7;
    case "meters":
        Telemetry.Flush();
        Console.WriteLine("ready");
        Console.WriteLine(meters!.Names(isAny: Telemetry.IsEnabled));
        return 7;
    case "return":
        Console.WriteLine("ready");
        return 7;
    case "exit":
        Console.WriteLine("ready");
        Environment.Exit(8);
        return 0;
    case "throw":
        Console.WriteLine("ready");
        throw new InvalidOperationException("nobody handles this");
    case "takes-signal-before" or "takes-signal-after":
        using (args[0] == "takes-signal-after" ? TakeSignal() : null)
        {
            Console.WriteLine("ready");
            stop.Wait();
        }

        Telemetry.TrackEvent("app.stopped");
        return 9;
    default:
        Console.WriteLine("ready");
        // Until the signal comes, or until the starter of this program is gone.
        Console.ReadLine();
        return 1;
}

// As a generic host does: it takes the signal and stops in its own way.
PosixSignalRegistration TakeSignal() => PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stop.Set();
});
