using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaving;

// The outcome of a method that returns a task is the task's. Observe is for tasks that an async method made: nobody else
// holds them, so a pending one may be replaced by one that completes right after recording, and no awaiter ever runs
// ahead of the record. Follow is for every other task: the very same one goes back. User code runs in here, in a value
// task's source or a listener's callback: whatever it throws, the caller gets the task.
// Each is a test that is inlined and, where somebody listens, a call.
public partial struct Operation
{
    /// <summary>Takes the outcome from a task that an async method made.</summary>
    /// <returns>
    /// The same task if it has succeeded or was cancelled and no flush is awaited, else one that ends in the same way, with the same exception objects.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task Observe(Task task) => _state is null ? task : ObserveStarted(task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    Task ObserveStarted(Task task)
    {
        if (task is null)
            return task!;

        try
        {
            return TaskOutcome.NeedsReplacing(task, ref this) ? TaskReplacement.Of(task, HandOver()) : task;
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return task;
        }
    }

    /// <inheritdoc cref="Observe(Task)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task<TResult> Observe<TResult>(Task<TResult> task) => _state is null ? task : ObserveStarted(task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    Task<TResult> ObserveStarted<TResult>(Task<TResult> task)
    {
        if (task is null)
            return task!;

        try
        {
            return TaskOutcome.NeedsReplacing(task, ref this) ? TaskReplacement<TResult>.Of(task, HandOver()) : task;
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return task;
        }
    }

    /// <summary>Takes the outcome from a value task that an async method made. One that has succeeded or was cancelled is handed back unread, unless a flush is awaited.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask Observe(ValueTask task) => _state is null ? task : ObserveStarted(task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    ValueTask ObserveStarted(ValueTask task)
    {
        try
        {
            return AwaitsFlush || NeedsReading(task.IsCompletedSuccessfully, task.IsCanceled) ? new ValueTask(Observe(task.AsTask())) : task;
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return task;
        }
    }

    /// <inheritdoc cref="Observe(ValueTask)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<TResult> Observe<TResult>(ValueTask<TResult> task) => _state is null ? task : ObserveStarted(task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    ValueTask<TResult> ObserveStarted<TResult>(ValueTask<TResult> task)
    {
        try
        {
            if (task.IsCompletedSuccessfully && ReadsResult && !AwaitsFlush)
                return WithResultRead(task);
            return AwaitsFlush || NeedsReading(task.IsCompletedSuccessfully, task.IsCanceled) ? new ValueTask<TResult>(Observe(task.AsTask())) : task;
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return task;
        }
    }

    /// <summary>Takes the outcome from a task that the method got from somewhere: a continuation on the side records it.</summary>
    /// <remarks>
    /// A fault of a method that was tagged by hand counts as observed from then on, since its type was asked for; in bulk
    /// tracking the exception is never read and <c>UnobservedTaskException</c> is raised as ever.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Follow(Task task)
    {
        if (_state is not null)
            FollowStarted(task);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void FollowStarted(Task task)
    {
        if (task is null)
            return;

        try
        {
            TaskOutcome.Follow(task, ref this);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>Takes the outcome from a value task that the method got from somewhere.</summary>
    /// <returns>The same one, unless a pending source other than a task is behind it: that may be read only once, so it is read here and wrapped anew.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask Follow(ValueTask task) => _state is null ? task : FollowStarted(task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    ValueTask FollowStarted(ValueTask task)
    {
        try
        {
            if (!NeedsReading(task.IsCompletedSuccessfully, task.IsCanceled))
                return task;

            var asTask = task.AsTask();
            if (new ValueTask(asTask) != task)
                return new ValueTask(Observe(asTask));
            Follow(asTask);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }

        return task;
    }

    /// <inheritdoc cref="Follow(ValueTask)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<TResult> Follow<TResult>(ValueTask<TResult> task) => _state is null ? task : FollowStarted(task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    ValueTask<TResult> FollowStarted<TResult>(ValueTask<TResult> task)
    {
        try
        {
            if (task.IsCompletedSuccessfully && ReadsResult)
                return WithResultRead(task);
            if (!NeedsReading(task.IsCompletedSuccessfully, task.IsCanceled))
                return task;

            var asTask = task.AsTask();
            if (new ValueTask<TResult>(asTask) != task)
                return new ValueTask<TResult>(Observe(asTask));
            Follow(asTask);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }

        return task;
    }

    internal readonly void ReadResultOf(Task task) => (_state as Call)?.ReadResultOf(task);

    /// <summary>Whether its task is to end only after a flush.</summary>
    internal readonly bool AwaitsFlush => _state is Call { Method.Plan.Vocabulary.AwaitsFlush: true };

    readonly bool ReadsResult => _state is Call { ReadsResult: true };

    /// <summary>Reads a value task that has succeeded; what can be read but once goes back around the value that was read.</summary>
    readonly ValueTask<TResult> WithResultRead<TResult>(ValueTask<TResult> task)
    {
        Succeeded();
        var asTask = task.AsTask();
        ReadResultOf(asTask);
        return new ValueTask<TResult>(asTask) == task ? task : new ValueTask<TResult>(asTask.Result);
    }

    internal void Cancelled() => ToCall()?.Cancel();

    internal void FailedWith(Exception? exception) => ToCall()?.Fail(exception, throughFilter: false);

    /// <summary>Gives the operation to a task: this frame no longer reports it, and its activity is no longer current here.</summary>
    internal Call? HandOver()
    {
        var call = ToCall();
        call?.HandOver();
        _state = null;
        return call;
    }

    internal readonly bool IsBulk => _state is TrackedMethod { IsBulk: true } or Call { Method.IsBulk: true };

    /// <summary>Whether a value task has to be read to learn its end.</summary>
    bool NeedsReading(bool hasSucceeded, bool isCancelled)
    {
        Succeeded();
        if (isCancelled)
            Cancelled();
        return !hasSucceeded && !isCancelled;
    }

    readonly void InternalError(Exception exception) =>
        ((_state as Call)?.Method ?? _state as TrackedMethod)?.Client.InternalError(exception);
}
