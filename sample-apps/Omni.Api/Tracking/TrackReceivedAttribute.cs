using AutomagikTelemetry;

namespace Omni.Tracking;

/// <summary>A message that has come in.</summary>
[SuccessEvent("message.received", "instance", "contact_hash", "channel", "success", "has_message")]
[ErrorKeys("instance", "channel")]
sealed class TrackReceivedAttribute() : TrackAttribute(null);
