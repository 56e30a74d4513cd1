using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>A task type as a user may have one: a task underneath, and a result that is given only once.</summary>
[AsyncMethodBuilder(typeof(JobBuilder<>))]
public sealed class Job<T>(Task<T> task)
{
    bool _isTaken;

    public TaskAwaiter<T> GetAwaiter()
    {
        if (_isTaken)
            throw new InvalidOperationException("The result has been taken already.");
        _isTaken = true;
        return task.GetAwaiter();
    }
}
