namespace AutomagikTelemetry.Weaving;

// The outcome of a method that returns a task is the task's. Observe is for tasks that an async method made: nobody else
// holds them, so a pending one may be replaced by one that completes right after recording, and no awaiter ever runs
// ahead of the record. Follow is for every other task: the very same instance goes back.
public partial struct Operation
{
    /// <summary>Takes the outcome from a task that an async method made.</summary>
    /// <returns>The same task if it has succeeded or was cancelled, else one that ends in the same way, with the same exception objects.</returns>
    public Task Observe(Task task)
    {
        if (_state is null || task is null || !TaskOutcome.NeedsReplacing(task, ref this))
            return task!;

        var source = new TaskCompletionSource<Task>();
        var replacement = source.Task.Unwrap();
        TaskOutcome.Replace(task, ref this, source, static (source, task) => ((TaskCompletionSource<Task>)source).SetResult(task));
        return replacement;
    }

    /// <inheritdoc cref="Observe(Task)"/>
    public Task<TResult> Observe<TResult>(Task<TResult> task)
    {
        if (_state is null || task is null || !TaskOutcome.NeedsReplacing(task, ref this))
            return task!;

        var source = new TaskCompletionSource<Task<TResult>>();
        var replacement = source.Task.Unwrap();
        TaskOutcome.Replace(task, ref this, source, static (source, task) => ((TaskCompletionSource<Task<TResult>>)source).SetResult((Task<TResult>)task));
        return replacement;
    }

    /// <summary>Takes the outcome from a value task, whoever made it. One that has succeeded or was cancelled is handed back unread.</summary>
    public ValueTask Observe(ValueTask task)
    {
        if (_state is null || task.IsCompletedSuccessfully)
            return task;
        if (task.IsCanceled)
        {
            Cancelled();
            return task;
        }

        return new ValueTask(Observe(task.AsTask()));
    }

    /// <inheritdoc cref="Observe(ValueTask)"/>
    public ValueTask<TResult> Observe<TResult>(ValueTask<TResult> task)
    {
        if (_state is null || task.IsCompletedSuccessfully)
            return task;
        if (task.IsCanceled)
        {
            Cancelled();
            return task;
        }

        return new ValueTask<TResult>(Observe(task.AsTask()));
    }

    /// <summary>Takes the outcome from a task that the method got from somewhere: a continuation on the side records it.</summary>
    /// <remarks>
    /// A fault of a method that was tagged by hand counts as observed from then on, since its type was asked for; in bulk
    /// tracking the exception is never read and <c>UnobservedTaskException</c> is raised as ever.
    /// </remarks>
    public void Follow(Task task)
    {
        if (_state is not null && task is not null)
            TaskOutcome.Follow(task, ref this);
    }

    internal void Cancelled() => ToCall()?.Cancel();

    /// <summary>Gives the operation to a task: this frame no longer reports it, and its activity is no longer current here.</summary>
    internal Call? HandOver()
    {
        var call = ToCall();
        call?.HandOver();
        _state = null;
        return call;
    }

    internal readonly bool IsBulk => _state is TrackedMethod { IsBulk: true } or Call { Method.IsBulk: true };

    internal void FailedWith(Exception? exception) => ToCall()?.Fail(exception, throughFilter: false);
}
