namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>A request would be larger than <see cref="PooledBuffer.MaxLength"/>. Never leaves the exporter.</summary>
sealed class RequestTooLargeException() : Exception("A request would be larger than 64 MiB.");
