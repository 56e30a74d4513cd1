using AutomagikTelemetry;

namespace Spark.Tracking;

/// <summary>A step that reports a span, its errors, and what other attributes on it say.</summary>
sealed class TrackStepAttribute() : TrackAttribute(null);
