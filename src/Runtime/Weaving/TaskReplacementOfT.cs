namespace AutomagikTelemetry.Weaving;

/// <inheritdoc cref="TaskReplacement"/>
sealed class TaskReplacement<TResult>(Task<TResult> task, Call? call) : HeldBackTask(task, call)
{
    readonly TaskCompletionSource<Task<TResult>> _source = new();

    internal static Task<TResult> Of(Task<TResult> task, Call? call)
    {
        var replacement = new TaskReplacement<TResult>(task, call);
        var copy = replacement._source.Task.Unwrap();
        CompletionScheduler.Observe(replacement);
        return copy;
    }

    internal override void Release() => _source.SetResult((Task<TResult>)Task);
}
