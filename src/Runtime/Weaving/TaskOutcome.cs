using System.Diagnostics;

namespace AutomagikTelemetry.Weaving;

/// <summary>What a task's end means for the operation that made it.</summary>
static class TaskOutcome
{
    const TaskContinuationOptions Inline = TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.DenyChildAttach;

    /// <summary>Records a task that has ended without trouble; true for one that is pending, or whose exception can only be read from under a copy.</summary>
    internal static bool NeedsReplacing(Task task, ref Operation operation)
    {
        if (task.IsCompletedSuccessfully)
            return false;
        if (!task.IsCanceled)
            return true;

        operation.Cancelled();
        return false;
    }

    /// <summary>Completes <paramref name="source"/> from the task, right after its outcome has been recorded.</summary>
    /// <remarks>
    /// The replacement is a copy by way of Unwrap, which moves over what no public member can read without side effects:
    /// every inner exception with its stack, and the very OperationCanceledException. Reading <see cref="Task.Exception"/> marks the
    /// original as observed, which is right then: it is the copy that the caller answers for.
    /// </remarks>
    internal static void Replace(Task task, ref Operation operation, object source, Action<object, Task> complete)
    {
        if (task.IsFaulted)
        {
            complete(source, task);
            operation.FailedWith(task.Exception!.InnerException);
            return;
        }

        var call = operation.HandOver();
        OnCompleted(task, new Observation(call, source, complete), static (task, state) =>
        {
            var observation = (Observation)state!;
            try
            {
                observation.Call?.CompleteWith(task, readException: true);
            }
            finally
            {
                observation.Complete(observation.Source, task);
            }
        });
    }

    internal static void Follow(Task task, ref Operation operation)
    {
        var readException = !operation.IsBulk;
        if (task.IsCompletedSuccessfully)
            return;
        if (task.IsCanceled)
        {
            operation.Cancelled();
        }
        else if (task.IsFaulted)
        {
            operation.FailedWith(readException ? task.Exception!.InnerException : null);
        }
        else if (operation.HandOver() is { } call)
        {
            SideObservations.Opened();
            OnCompleted(task, call, readException ? RecordWithException : Record);
        }
    }

    static readonly Action<Task, object?> RecordWithException = static (task, call) => RecordAside(task, call, readException: true);
    static readonly Action<Task, object?> Record = static (task, call) => RecordAside(task, call, readException: false);

    static void RecordAside(Task task, object? call, bool readException)
    {
        ((Call)call!).CompleteWith(task, readException);
        SideObservations.Closed();
    }

    /// <summary>Runs the continuation on the completing thread, in that thread's own context, as an awaiter without a context would.</summary>
    static void OnCompleted(Task task, object state, Action<Task, object?> continuation)
    {
        // Not capturing the execution context keeps the user's AsyncLocals from living as long as the task.
        if (ExecutionContext.IsFlowSuppressed())
        {
            task.ContinueWith(continuation, state, CancellationToken.None, Inline, TaskScheduler.Default);
            return;
        }

        using (ExecutionContext.SuppressFlow())
            task.ContinueWith(continuation, state, CancellationToken.None, Inline, TaskScheduler.Default);
    }

    sealed class Observation(Call? call, object source, Action<object, Task> complete)
    {
        internal Call? Call { get; } = call;

        internal object Source { get; } = source;

        internal Action<object, Task> Complete { get; } = complete;
    }
}
