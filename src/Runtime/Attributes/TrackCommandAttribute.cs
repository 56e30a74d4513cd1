namespace AutomagikTelemetry;

/// <summary>Tracks a command of a command-line tool.</summary>
/// <remarks>
/// Reports <c>command.executed</c> {command, cli} at the start, <c>command.succeeded</c> {command} or one error event
/// {command, error_type} at the end, the histogram <c>command.duration_ms</c> {command} and a span. When the command has
/// ended, telemetry is flushed, since the process may end next: a synchronous command waits for it at most
/// the client's <c>CommandFlushTimeout</c>, an asynchronous one does not wait.
/// </remarks>
[OperationKey("command")]
[StartEvent("command.executed", "command", "cli")]
[SuccessEvent("command.succeeded", "command")]
[DurationMetric("command.duration_ms", "ms", "command")]
[ErrorKeys("command")]
[FlushAtEnd]
public sealed class TrackCommandAttribute : TrackAttribute
{
    /// <inheritdoc cref="TrackAttribute(string)"/>
    public TrackCommandAttribute(string? name = null)
        : base(name)
    {
    }
}
