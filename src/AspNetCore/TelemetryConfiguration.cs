namespace AutomagikTelemetry.AspNetCore;

/// <summary>What one call of <c>AddAutomagikTelemetry</c> sets. A type of its own, so that nobody else's delegate is taken for one.</summary>
sealed record TelemetryConfiguration(Action<TelemetryOptions> Configure);
