using AutomagikTelemetry;

namespace Hive.Tracking;

/// <summary>A step of the hive's work. What it reports when it is done is the method's own event.</summary>
[ErrorKeys("agent_name", "agent_id", "tool")]
sealed class TrackStepAttribute() : TrackAttribute(null);
