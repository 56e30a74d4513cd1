using AutomagikTelemetry;

namespace Spark.Tracking;

/// <summary>A service from its start to its end.</summary>
[StartEvent("service.started", "workers")]
sealed class TrackServiceAttribute() : TrackAttribute(null);
