namespace AutomagikTelemetry.Delivery;

/// <summary>Somebody waits until all that was recorded before has been delivered or lost.</summary>
/// <param name="settleTime">How long the sender may wait for tasks that are followed on the side.</param>
/// <param name="deadline">A timestamp of the client's clock: nobody waits any longer.</param>
sealed class FlushRequest(TimeSpan settleTime, long deadline)
{
    readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan SettleTime => settleTime;

    public long Deadline => deadline;

    /// <summary>Whether all is settled; false where it will not be in time.</summary>
    public Task<bool> Done => _done.Task;

    public void Complete(bool isSettled) => _done.TrySetResult(isSettled);
}
