using System.Runtime.CompilerServices;
using AutomagikTelemetry;

namespace Behaviour;

/// <summary>Tasks that fail at once, later, on another thread, or with several exceptions.</summary>
static class FailingTasks
{
    static readonly InvalidOperationException First = new("first");
    static readonly TimeoutException Second = new("second");

    public static async Task ShowAsync()
    {
        await ShowAsync("fails at once", FailAtOnceAsync);
        await ShowAsync("fails later", FailLaterAsync);
        await ShowAsync("value task fails later", async () => await FailAsValueTaskAsync());
        await ShowAsync("hands out a failed task", HandOutFailedTask);

        var several = FailTwice();
        await several.ContinueWith(_ => { }, TaskScheduler.Default);
        Observe.Line($"several: {several.Status} {string.Join(",", several.Exception!.InnerExceptions.Select(inner => ReferenceEquals(inner, First) || ReferenceEquals(inner, Second)))}");
    }

    static async Task ShowAsync(string what, Func<Task> fail)
    {
        var task = fail();
        try
        {
            await task;
        }
        catch (Exception caught)
        {
            Observe.Exception(what, caught, First);
            Observe.Line($"  {task.Status} inner={task.Exception!.InnerExceptions.Count}");
        }
    }

    [TrackCommand]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task<int> FailAtOnceAsync()
    {
        if (Second.Message.Length > 0)
            throw First;
        return await Task.FromResult(1);
    }

    [TrackCommand]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task<int> FailLaterAsync()
    {
        await Task.Run(() => { });
        await FailLaterStillAsync();
        return 1;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task FailLaterStillAsync()
    {
        await Task.Delay(5);
        throw First;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static async ValueTask<string> FailAsValueTaskAsync()
    {
        await Task.Yield();
        throw First;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Task HandOutFailedTask() => Task.FromException(First);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Task FailTwice() => Task.WhenAll(Task.FromException(First), Task.FromException(Second));
}
