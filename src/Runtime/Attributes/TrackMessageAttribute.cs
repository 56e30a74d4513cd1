namespace AutomagikTelemetry;

/// <summary>Tracks the handling of a message.</summary>
/// <remarks>
/// Reports <c>message.processed</c> {type, success} on success or one error event {type, error_type}, the histogram
/// <c>message.processing_time_ms</c> and a span. <c>type</c> comes from the tag of that name, and is the operation's name where
/// the method has no such tag.
/// </remarks>
[OperationKey("type")]
[SuccessEvent("message.processed", "type", "success")]
[DurationMetric("message.processing_time_ms", "ms")]
[ErrorKeys("type")]
public sealed class TrackMessageAttribute : TrackAttribute
{
    /// <inheritdoc cref="TrackAttribute(string)"/>
    public TrackMessageAttribute(string? name = null)
        : base(name)
    {
    }
}
