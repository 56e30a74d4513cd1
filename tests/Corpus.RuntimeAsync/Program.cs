using System.Diagnostics;
using AutomagikTelemetry.Corpus.RuntimeAsync;

// What a caller can see, a line each.
using var outer = new Activity("outer").Start();
await Methods.Nothing();
Console.WriteLine($"{await Methods.Number(3)} {await Methods.Text("a")} {await Methods.Generic(7L)} {Activity.Current == outer}");

var pending = Methods.Waits(out var gate);
Console.WriteLine($"{pending.IsCompleted} {Activity.Current == outer}");
gate.SetResult();
Console.WriteLine(await pending);

var thrown = new FormatException("x");
try
{
    await Methods.Throws(thrown);
}
catch (FormatException exception)
{
    Console.WriteLine($"{exception == thrown} {exception.StackTrace!.Contains("Methods.Throws", StringComparison.Ordinal)}");
}

try
{
    await Methods.Cancelled(new CancellationToken(canceled: true));
}
catch (OperationCanceledException)
{
    Console.WriteLine($"cancelled {Activity.Current == outer}");
}
