namespace AutomagikTelemetry.Weaving;

/// <summary>A task whose end is the end of a call.</summary>
abstract class TaskObservation(Task task)
{
    internal Task Task { get; } = task;

    /// <summary>Called once, when the task has ended. Never throws.</summary>
    internal abstract void TaskEnded();
}
