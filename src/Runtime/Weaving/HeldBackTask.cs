namespace AutomagikTelemetry.Weaving;

/// <summary>A task whose caller has another one, which ends when the call is recorded and, where its kind says so, flushed.</summary>
abstract class HeldBackTask(Task task, Call? call) : TaskObservation(task)
{
    internal override void TaskEnded()
    {
        if (call?.CompleteBefore(Task) is { } flush)
            CompletionScheduler.Observe(new AwaitedFlush(flush, this));
        else
            Release();
    }

    /// <summary>Ends the caller's task as this one has ended.</summary>
    internal abstract void Release();
}
