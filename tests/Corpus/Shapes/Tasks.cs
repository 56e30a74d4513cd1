using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>Methods that return tasks, async or not.</summary>
public static class Tasks
{
    public static readonly AsyncLocal<string?> Local = new();

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task CompletesAtOnce(List<string> log)
    {
        log.Add("ran");
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> Yields(int a)
    {
        await Task.Yield();
        return a + 1;
    }

    /// <summary>Completes when the source does, on the thread that completes it.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> Awaits(Task<int> task) => await task.ConfigureAwait(false) + 1;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task AwaitsPlain(Task task) => await task.ConfigureAwait(false);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task ThrowsAtOnce(Exception exception)
    {
        throw exception;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> ThrowsLater(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task Nested(Exception exception)
    {
        await ThrowsLater(exception);
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task Cancelled(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async ValueTask ValueTaskPlain(Task task) => await task.ConfigureAwait(false);

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async ValueTask<int> ValueTaskOf(Task<int> task) => await task.ConfigureAwait(false) * 2;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<int> Returns(Task<int> task) => task;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task ReturnsPlain(Task task) => task;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ValueTask<int> ReturnsValueTask(ValueTask<int> task) => task;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task? ReturnsNull() => null;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<int> ThrowsInsteadOfReturning(Exception exception) => throw exception;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task SetsAsyncLocal(string value)
    {
        Local.Value = value;
        await Task.Yield();
        Local.Value = value + " later";
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SetsAsyncLocalHere(string value) => Local.Value = value;
}
