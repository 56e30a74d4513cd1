using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Weaving;

/// <summary>What a task's end means for the operation that made it.</summary>
static class TaskOutcome
{
    /// <summary>
    /// Records a task that has ended without trouble; true for one that is pending, whose exception can only be read from under a copy, or that
    /// is to end after a flush.
    /// </summary>
    internal static bool NeedsReplacing(Task task, ref Operation operation)
    {
        operation.Succeeded();
        if (operation.AwaitsFlush)
            return true;

        if (task.IsCompletedSuccessfully)
        {
            operation.ReadResultOf(task);
            return false;
        }

        if (!task.IsCanceled)
            return true;

        operation.Cancelled();
        return false;
    }

    internal static void Follow(Task task, ref Operation operation)
    {
        operation.Succeeded();
        var readException = !operation.IsBulk;
        if (task.IsCompletedSuccessfully)
        {
            operation.ReadResultOf(task);
        }
        else if (task.IsCanceled)
        {
            operation.Cancelled();
        }
        else if (task.IsFaulted)
        {
            operation.FailedWith(readException ? task.Exception!.InnerException : null);
        }
        else if (operation.HandOver() is { } call)
        {
            if (SideObservations.TryOpen())
                CompletionScheduler.Observe(new FollowedTask(task, call, readException));
            else
                call.Abandon();
        }
    }
}
