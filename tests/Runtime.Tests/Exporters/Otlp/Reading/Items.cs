namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

/// <summary>Attributes by their keys; a key twice is an error.</summary>
sealed class AttributeMap : Dictionary<string, object?>
{
    public override string ToString() => string.Join(", ", this.Select(pair => $"{pair.Key}={pair.Value} ({pair.Value?.GetType().Name})"));
}

/// <summary>What every item of a request has around it.</summary>
sealed record Origin(AttributeMap Resource, string ScopeName, string ScopeVersion);

sealed record SpanItem(
    Origin Origin, string TraceId, string SpanId, string ParentSpanId, string TraceState, uint Flags, string Name, ulong Kind,
    ulong StartTime, ulong EndTime, AttributeMap Attributes, ulong StatusCode, string StatusMessage);

sealed record LogItem(
    Origin Origin, ulong Time, ulong ObservedTime, ulong SeverityNumber, string SeverityText, object? Body, AttributeMap Attributes,
    uint Flags, string TraceId, string SpanId, string EventName);

sealed record MetricItem(
    Origin Origin, string Name, string Unit, string Kind, ulong Temporality, bool IsMonotonic, IReadOnlyList<PointItem> Points);

sealed record PointItem(
    ulong StartTime, ulong Time, AttributeMap Attributes, double? Value, ulong Count, double? Sum, double? Min, double? Max,
    ulong[] BucketCounts, double[] Bounds);
