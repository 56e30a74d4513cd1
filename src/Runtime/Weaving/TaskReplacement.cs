namespace AutomagikTelemetry.Weaving;

/// <summary>A task that ends as another one does, right after that one's outcome has been recorded.</summary>
/// <remarks>
/// It is a copy by way of Unwrap, which moves over what no public member can read without side effects: every inner exception with its
/// stack, and the very OperationCanceledException. Reading <see cref="Task.Exception"/> marks the original as observed, which is right
/// then: it is the copy that the caller answers for.
/// </remarks>
sealed class TaskReplacement(Task task, Call? call) : HeldBackTask(task, call)
{
    readonly TaskCompletionSource<Task> _source = new();

    internal static Task Of(Task task, Call? call)
    {
        var replacement = new TaskReplacement(task, call);
        var copy = replacement._source.Task.Unwrap();
        CompletionScheduler.Observe(replacement);
        return copy;
    }

    internal override void Release() => _source.SetResult(Task);
}
