namespace AutomagikTelemetry.Weaving;

/// <summary>Runs what follows the end of a task in the surroundings of the thread that ended it.</summary>
/// <remarks>
/// A continuation is a task itself and brings its scheduler along: user code that awaits our copy with ConfigureAwait(false) would then be
/// inlined on a thread of the user's own scheduler, which unwoven it is not, and may wait there for itself. So the work is done before the
/// continuation, whose body is empty.
/// </remarks>
sealed class CompletionScheduler : TaskScheduler
{
    static readonly CompletionScheduler Instance = new();
    static readonly Action<Task, object?> Nothing = static (_, _) => { };

    /// <summary>Calls <see cref="TaskObservation.TaskEnded"/> when the observed task has ended: on the completing thread, where the task allows it.</summary>
    internal static void Observe(TaskObservation observation)
    {
        // Not capturing the execution context keeps the user's AsyncLocals from living as long as the task.
        if (ExecutionContext.IsFlowSuppressed())
        {
            Continue(observation);
            return;
        }

        using (ExecutionContext.SuppressFlow())
            Continue(observation);
    }

    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Run(task);

    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(static task => Instance.Run(task), task, preferLocal: true);

    static void Continue(TaskObservation observation) => observation.Task.ContinueWith(
        Nothing, observation, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.DenyChildAttach, Instance);

    bool Run(Task continuation)
    {
        ((TaskObservation)continuation.AsyncState!).TaskEnded();
        return TryExecuteTask(continuation);
    }
}
