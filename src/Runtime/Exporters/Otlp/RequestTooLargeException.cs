namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>A request would be larger than <see cref="PooledBuffer.MaxLength"/>, or than <see cref="OtlpSettings.MaxPendingBytes"/>. Never leaves the exporter.</summary>
sealed class RequestTooLargeException() : Exception("A request would be larger than 64 MiB, or than all that may wait.");
