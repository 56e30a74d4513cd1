namespace AutomagikTelemetry;

/// <summary>Tracks an invocation of a serverless function.</summary>
/// <remarks>
/// Reports <c>lambda.invoked</c> {function_name, request_id} at the start, <c>lambda.succeeded</c> {request_id} or one error event
/// {function_name, request_id, error_type} at the end, the histogram <c>lambda.duration_ms</c> {function_name} and a span.
/// <c>request_id</c> comes from the tag of that name, and never goes on the metric; <c>function_name</c> too, and is the operation's name
/// where the method has no such tag. When the invocation has ended, telemetry is flushed, since the process may be frozen next: a synchronous
/// one returns, and the task of an <c>async</c> one ends, only after that, or when the client's <c>CommandFlushTimeout</c> is over
/// (<see cref="FlushAtEndAttribute.IsAwaited"/> tells of which methods that cannot be).
/// </remarks>
[OperationKey("function_name")]
[StartEvent("lambda.invoked", "function_name", "request_id")]
[SuccessEvent("lambda.succeeded", "request_id")]
[DurationMetric("lambda.duration_ms", "ms", "function_name")]
[ErrorKeys("function_name", "request_id")]
[FlushAtEnd(IsAwaited = true)]
public sealed class TrackInvocationAttribute : TrackAttribute
{
    /// <inheritdoc cref="TrackAttribute(string)"/>
    public TrackInvocationAttribute(string? name = null)
        : base(name)
    {
    }
}
