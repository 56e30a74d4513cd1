using System.Runtime.CompilerServices;
using AutomagikTelemetry;

namespace Behaviour;

/// <summary>Cancellation is an outcome of its own; the token stays the caller's.</summary>
static class CancelledTasks
{
    public static async Task ShowAsync()
    {
        using var source = new CancellationTokenSource();
        var later = WaitAsync(source.Token);
        var valueTask = WaitAsValueTaskAsync(source.Token).AsTask();
        await source.CancelAsync();
        await ShowAsync("cancelled later", later, source.Token);
        await ShowAsync("cancelled value task", valueTask, source.Token);
        await ShowAsync("cancelled from the start", WaitAsync(source.Token), source.Token);
        await ShowAsync("handed out cancelled", HandOut(source.Token), source.Token);

        try
        {
            Stop(source.Token);
        }
        catch (OperationCanceledException caught)
        {
            Observe.Line($"cancelled synchronously: token={caught.CancellationToken == source.Token}");
        }
    }

    static async Task ShowAsync(string what, Task task, CancellationToken token)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException caught)
        {
            Observe.Line($"{what}: {caught.GetType()} {task.Status} token={caught.CancellationToken == token} exception={task.Exception}");
        }
    }

    [TrackCommand]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task WaitAsync(CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static async ValueTask WaitAsValueTaskAsync(CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static Task HandOut(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);

    [TrackCommand]
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Stop(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();
}
