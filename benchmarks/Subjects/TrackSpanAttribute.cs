namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>A kind that reports nothing but the span.</summary>
public sealed class TrackSpanAttribute(string? name = null) : TrackAttribute(name);
