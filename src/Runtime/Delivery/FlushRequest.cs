namespace AutomagikTelemetry.Delivery;

/// <summary>Somebody waits until all that was recorded before has been exported.</summary>
sealed class FlushRequest(TimeSpan settleTime)
{
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long the sender may wait for tasks that are followed on the side.</summary>
    public TimeSpan SettleTime { get; } = settleTime;

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();
}
