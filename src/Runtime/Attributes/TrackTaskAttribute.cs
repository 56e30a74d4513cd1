namespace AutomagikTelemetry;

/// <summary>Tracks a task that a worker takes from a queue.</summary>
/// <remarks>
/// Reports <c>task.started</c> {task_id} at the start, <c>task.completed</c> {task_id, success} or one error event {task_id, task_type,
/// error_type} at the end, the histogram <c>task.duration_ms</c> {task_type} and a span. <c>task_id</c> comes from the tag of that name, and
/// never goes on the metric; <c>task_type</c> too, and is the operation's name where the method has no such tag.
/// </remarks>
[OperationKey("task_type")]
[StartEvent("task.started", "task_id")]
[SuccessEvent("task.completed", "task_id", "success")]
[DurationMetric("task.duration_ms", "ms", "task_type")]
[ErrorKeys("task_id", "task_type")]
public sealed class TrackTaskAttribute : TrackAttribute
{
    /// <inheritdoc cref="TrackAttribute(string)"/>
    public TrackTaskAttribute(string? name = null)
        : base(name)
    {
    }
}
