namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>A nested message that is being written: where its content begins, and the bytes kept for its length just before.</summary>
readonly record struct Nested(int Start, int Width);
