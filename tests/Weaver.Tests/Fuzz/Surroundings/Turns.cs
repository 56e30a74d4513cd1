namespace Surroundings;

/// <summary>What is awaited: done already, done on the next turn of the pump, or on another thread.</summary>
public static class Turns
{
    public static YieldAwaitable Next() => Task.Yield();

    /// <summary>A task that has ended in one of the ways, or will in some turns.</summary>
    public static Task<int> Of(int kind) => (kind & 7) switch
    {
        0 => Task.FromResult(kind),
        1 => Task.FromException<int>(new HostileException("ended")),
        2 => Task.FromCanceled<int>(new CancellationToken(true)),
        3 => Later(kind, source => source.SetException(new HostileException("later"))),
        4 => Later(kind, source => source.SetCanceled(new CancellationToken(true))),
        5 => Later(kind, source => source.SetException([new HostileException("one"), new WorseException("two")])),
        _ => Later(kind, source => source.SetResult(kind)),
    };

    /// <summary>A value task around a source that may be read but once.</summary>
    public static ValueTask<int> Once(int kind) => new(new OneReading(Of(kind)), 0);

    static async Task End(TaskCompletionSource<int> source, Action<TaskCompletionSource<int>> end, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
            await Task.Yield();
        end(source);
    }

    static Task<int> Later(int kind, Action<TaskCompletionSource<int>> end)
    {
        var source = new TaskCompletionSource<int>();
        _ = End(source, end, 1 + (kind & 1));
        return source.Task;
    }
}
