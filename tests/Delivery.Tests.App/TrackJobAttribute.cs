namespace AutomagikTelemetry.Delivery.Tests.App;

/// <summary>A kind that reports a span and nothing else, so that what is sent is as many items as calls.</summary>
[OperationKey("job")]
sealed class TrackJobAttribute(string? name = null) : TrackAttribute(name);
