namespace AutomagikTelemetry.Delivery;

/// <summary>Somebody waits until all that was recorded before has been delivered, left to the spool or lost.</summary>
/// <remarks>Plain tasks and flags beside them: a generic task would be compiled anew in each short program.</remarks>
/// <param name="settleTime">How long the sender may wait for tasks that are followed on the side.</param>
/// <param name="deadline">A timestamp of the client's clock: nobody waits any longer.</param>
sealed class FlushRequest(TimeSpan settleTime, long deadline)
{
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _isSettled;
    volatile bool _isSafe;

    public TimeSpan SettleTime => settleTime;

    public long Deadline => deadline;

    /// <summary>Somebody waits for it, because the process may end next: what can be put on disk is.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The process or the client ends after it: what earlier runs have left on disk is sent too.</summary>
    public bool IsLast { get; init; }

    /// <summary>Ends when the exporter has put on disk what it could.</summary>
    public Task Kept => _kept.Task;

    /// <summary>All that is not settled is on disk.</summary>
    public bool IsSafe => _isSafe;

    /// <summary>Ends when all is settled, or when it is known that it will not be in time.</summary>
    public Task Done => _done.Task;

    /// <summary>Whether all is settled.</summary>
    public bool IsSettled => _isSettled;

    /// <summary>The exporter has put on disk what it could.</summary>
    /// <param name="isSafe">Whether that is all that is not settled.</param>
    public void Keep(bool isSafe)
    {
        if (Kept.IsCompleted)
            return;

        _isSafe = isSafe;
        _kept.TrySetResult();
    }

    /// <summary>Nobody need wait any longer.</summary>
    /// <param name="isSettled">Whether all is settled.</param>
    public void Complete(bool isSettled)
    {
        if (Done.IsCompleted)
            return;

        _isSettled = isSettled;
        _done.TrySetResult();
        Keep(isSettled);
    }
}
