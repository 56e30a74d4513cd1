namespace AutomagikTelemetry;

/// <summary>On a subclass of <see cref="TrackAttribute"/>: telemetry is flushed when the operation has ended, because the process may end next.</summary>
/// <remarks>
/// A synchronous method waits for it within the client's <c>CommandFlushTimeout</c>; an asynchronous one starts it and does not wait, unless
/// <see cref="IsAwaited"/> says so.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FlushAtEndAttribute : Attribute
{
    /// <summary>
    /// Whether the task of an <c>async</c> method ends only when the flush has, or when the client's <c>CommandFlushTimeout</c> is over; no thread
    /// waits. Default: <see langword="false"/>. A task that a method without <c>async</c> hands on goes back as it is, and that of a
    /// runtime-async method, or of a task type of one's own, cannot be held back: those start the flush only.
    /// </summary>
    public bool IsAwaited { get; set; }
}
