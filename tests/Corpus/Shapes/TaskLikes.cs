using System.Diagnostics;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>Async methods with a task type of their own.</summary>
public static class TaskLikes
{
    [TrackWorkflow]
    public static async Job<int> AtOnce([Tag] int number)
    {
        await Task.CompletedTask;
        return number;
    }

    [TrackWorkflow]
    public static async Job<string> Later(Task gate, List<string> log)
    {
        log.Add("started");
        await gate.ConfigureAwait(false);
        log.Add(Activity.Current?.OperationName ?? "none");
        return "done";
    }

    [TrackWorkflow]
    public static async Job<int> Throws(Exception exception, bool isPending)
    {
        if (isPending)
            await Task.Yield();
        throw exception;
    }

    [TrackWorkflow]
    public static async Job<T> Generic<T>(T value)
        where T : notnull
    {
        await Task.Yield();
        return value;
    }

    [TrackWorkflow]
    public static async Job<int> Nested(int depth)
    {
        await Task.Yield();
        return depth == 0 ? 0 : 1 + await Nested(depth - 1);
    }
}
