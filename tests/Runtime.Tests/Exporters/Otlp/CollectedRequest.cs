namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>What a collector was sent; the body is decompressed.</summary>
sealed record CollectedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, int SentLength);
