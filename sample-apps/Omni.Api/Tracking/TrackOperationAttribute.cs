using AutomagikTelemetry;

namespace Omni.Tracking;

/// <summary>An operation on instances, contacts or chats. What it reports when it is done is the method's own event.</summary>
[OperationKey("operation")]
[ErrorKeys("operation", "instance")]
sealed class TrackOperationAttribute() : TrackAttribute(null);
