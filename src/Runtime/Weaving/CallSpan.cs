namespace AutomagikTelemetry.Weaving;

/// <summary>Whether a call has an activity of its own, and whether that is a span of our own client.</summary>
enum CallSpan : byte
{
    None,
    NotSampled,
    Sampled,
}
