namespace AutomagikTelemetry.Weaving;

/// <summary>A flush that a task's end waits for.</summary>
sealed class AwaitedFlush(Task flush, HeldBackTask heldBack) : TaskObservation(flush)
{
    internal override void TaskEnded() => heldBack.Release();
}
