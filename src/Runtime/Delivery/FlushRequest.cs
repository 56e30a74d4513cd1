namespace AutomagikTelemetry.Delivery;

/// <summary>Somebody waits until all that was recorded before has been delivered, left to the spool or lost.</summary>
/// <param name="settleTime">How long the sender may wait for tasks that are followed on the side.</param>
/// <param name="deadline">A timestamp of the client's clock: nobody waits any longer.</param>
sealed class FlushRequest(TimeSpan settleTime, long deadline)
{
    readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<bool> _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan SettleTime => settleTime;

    public long Deadline => deadline;

    /// <summary>Somebody waits for it, because the process may end next: what can be put on disk is.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The process or the client ends after it: what earlier runs have left on disk is sent too.</summary>
    public bool IsLast { get; init; }

    /// <summary>Ends when the exporter has put on disk what it could: whether that is all that is not settled.</summary>
    public Task<bool> Kept => _kept.Task;

    /// <summary>All that is not settled is on disk.</summary>
    public bool IsSafe => Kept is { IsCompleted: true, Result: true };

    /// <summary>Whether all is settled; false where it will not be in time.</summary>
    public Task<bool> Done => _done.Task;

    public void Keep(bool isSafe) => _kept.TrySetResult(isSafe);

    public void Complete(bool isSettled)
    {
        _done.TrySetResult(isSettled);
        Keep(isSettled);
    }
}
