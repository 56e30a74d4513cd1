namespace AutomagikTelemetry;

/// <summary>On a subclass of <see cref="TrackAttribute"/>: telemetry is flushed when the operation has ended, because the process may end next.</summary>
/// <remarks>A synchronous method waits for it within the client's <c>CommandFlushTimeout</c>; an asynchronous one starts it and does not wait.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FlushAtEndAttribute : Attribute;
