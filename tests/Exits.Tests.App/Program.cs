using AutomagikTelemetry;
using AutomagikTelemetry.Exits.Tests.App;

// Records events under ids that begin with args[1] and ends as args[0] says. Nothing here flushes: that is the library's work.
var work = new Work(args[1]);
if (args[0] is not ("next" or "fail-fast" or "record" or "record-and-flush"))
    Telemetry.TrackLifetime(args[1]);
switch (args[0])
{
    case "return":
        work.Run();
        work.RecordLast();
        return 7;
    case "exit":
        work.Run(() => work.End(() => Environment.Exit(8)));
        return 0;
    case "throw":
        work.Run(() => work.End(() => throw new InvalidOperationException("nobody handles this")));
        return 0;
    case "throw-on-a-thread":
        var thread = new Thread(() => work.Run(() => work.End(() => throw new InvalidOperationException("nobody handles this"))));
        thread.Start();
        thread.Join();
        return 0;
    case "throw-in-a-task":
        // Nobody looks at the task, and the program goes on.
        ((IAsyncResult)Task.Run(() => work.Run(() => throw new InvalidOperationException("nobody sees this")))).AsyncWaitHandle.WaitOne();
        work.RecordLast();
        return 9;
    case "throw-in-async-main":
        return AsyncMain(work).GetAwaiter().GetResult();
    case "wait":
        // Until a signal comes, or until the starter of this program is gone.
        work.Run();
        work.RecordLast();
        Console.WriteLine("ready");
        Console.ReadLine();
        return 1;
    case "next":
        // Until the starter has seen what it wants to see.
        work.Run();
        work.RecordLast();
        Console.ReadLine();
        return 7;
    case "host":
        return Hosted.Run(work);
    case "fail-fast":
        work.Run();
        Console.WriteLine($"flushed {Telemetry.Flush(TimeSpan.FromSeconds(30)).Status}");
        work.RecordLast();
        Environment.FailFast("no way out");
        return 0;
    case "record":
        return Recording.Run(args[1], flushes: false);
    case "record-and-flush":
        return Recording.Run(args[1], flushes: true);
    default:
        return 64;
}

// What the compiler makes of an async Main.
static async Task<int> AsyncMain(Work work)
{
    await Task.Yield();
    work.Run(() => work.End(() => throw new InvalidOperationException("nobody handles this")));
    return 0;
}
