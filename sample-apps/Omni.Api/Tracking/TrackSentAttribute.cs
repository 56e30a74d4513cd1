using AutomagikTelemetry;

namespace Omni.Tracking;

/// <summary>A message that goes to its provider.</summary>
[SuccessEvent("message.sent", "instance", "recipient_hash", "channel", "success", "has_message")]
[DurationMetric("message.send_latency_ms", "ms", "channel")]
[ErrorKeys("instance", "channel")]
sealed class TrackSentAttribute() : TrackAttribute(null);
