namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>What a collector was sent.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">With the query.</param>
/// <param name="Headers">Their names in any case.</param>
/// <param name="Body">Decompressed.</param>
/// <param name="SentLength">Bytes of the body as it came, in chunks with what is around them.</param>
/// <param name="HeadLength">Bytes before the body.</param>
sealed record CollectedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, int SentLength, int HeadLength);
