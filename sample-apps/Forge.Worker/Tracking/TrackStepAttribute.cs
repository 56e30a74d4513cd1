using AutomagikTelemetry;

namespace Forge.Tracking;

/// <summary>A step of the forge's work. What it reports when it is done is the method's own event or gauge.</summary>
sealed class TrackStepAttribute() : TrackAttribute(null);
