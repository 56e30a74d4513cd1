using System.Diagnostics;

namespace AutomagikTelemetry.Corpus.RuntimeAsync;

static class Methods
{
    [TrackWorkflow]
    public static async Task Nothing() => await Task.Yield();

    [TrackWorkflow]
    public static async Task<int> Number([Tag] int number)
    {
        await Task.Yield();
        Trace.Assert(Activity.Current!.OperationName == "number");
        return number + 1;
    }

    [TrackWorkflow]
    public static async ValueTask<string> Text(string text)
    {
        await Task.Yield();
        return text + text;
    }

    [TrackWorkflow]
    public static async ValueTask<T> Generic<T>(T value)
        where T : struct
    {
        await Task.Yield();
        return value;
    }

    public static Task<bool> Waits(out TaskCompletionSource gate)
    {
        gate = new TaskCompletionSource();
        return WaitsFor(gate.Task);
    }

    [TrackWorkflow]
    static async Task<bool> WaitsFor(Task gate)
    {
        await gate;
        return Activity.Current!.OperationName == "waits_for";
    }

    [TrackWorkflow]
    public static async Task<int> Throws(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }

    [TrackWorkflow]
    public static async Task Cancelled(CancellationToken token) => await Task.Delay(1, token);
}
