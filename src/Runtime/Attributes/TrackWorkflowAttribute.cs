namespace AutomagikTelemetry;

/// <summary>Tracks a workflow: a longer operation made of steps.</summary>
/// <remarks>
/// Reports <c>workflow.started</c> with every tag at the start, <c>workflow.completed</c> {workflow_id, success} or one error
/// event {workflow_id, error_type} at the end, the histogram <c>workflow.duration_seconds</c> and a span.
/// <c>workflow_id</c> comes from the parameter tagged with that name; it never goes on the metric.
/// </remarks>
[StartEvent("workflow.started", "*")]
[SuccessEvent("workflow.completed", "workflow_id", "success")]
[DurationMetric("workflow.duration_seconds", "s")]
[ErrorKeys("workflow_id")]
public sealed class TrackWorkflowAttribute : TrackAttribute
{
    /// <inheritdoc cref="TrackAttribute(string)"/>
    public TrackWorkflowAttribute(string? name = null)
        : base(name)
    {
    }
}
