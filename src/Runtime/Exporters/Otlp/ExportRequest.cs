using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The frame of the three requests: one resource, and items by scope.</summary>
/// <remarks>
/// Field numbers are the same in ExportTraceServiceRequest, ExportLogsServiceRequest and ExportMetricsServiceRequest:
/// https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto/collector
/// </remarks>
abstract class ExportRequest<T>(byte[] resource)
    where T : class
{
    const int ResourceItems = 1;
    const int Resource = 1;
    const int ScopeItems = 2;
    const int Scope = 1;

    /// <summary>The items of a scope.</summary>
    protected const int Items = 2;

    const int ShortestExpected = 16 * 1024;
    const int LongestExpected = 1024 * 1024;

    readonly ScopeGroups<T> _groups = new();

    /// <summary>How long it may be, by what was written last: a buffer that is large enough at once is not copied.</summary>
    public int ExpectedLength { get; private set; } = ShortestExpected;

    /// <summary>Items that the request holds.</summary>
    public int Count => _groups.Count;

    public void Add(InstrumentationScope scope, T item) => _groups.Add(scope, item);

    public abstract TelemetrySignal Signal { get; }

    public void Clear() => _groups.Clear();

    /// <summary>Two requests that together hold the same items.</summary>
    public IReadOnlyList<ExportRequest<T>> Halves()
    {
        ExportRequest<T>[] halves = [Empty(resource), Empty(resource)];
        var added = 0;
        foreach (var (scope, items) in _groups.Groups)
        {
            foreach (var item in items)
                halves[added++ < Count / 2 ? 0 : 1].Add(scope, item);
        }

        return halves;
    }

    public void WriteTo(ProtobufWriter writer)
    {
        var all = writer.Begin(ResourceItems, width: 4);
        writer.Bytes(Resource, resource);
        foreach (var (scope, items) in _groups.Groups)
        {
            if (items.Count == 0)
                continue;

            var ofScope = writer.Begin(ScopeItems, width: 4);
            writer.WriteScope(Scope, scope);
            Write(writer, items);
            writer.End(ofScope);
        }

        writer.End(all);
        ExpectedLength = Math.Clamp(writer.Length, ShortestExpected, LongestExpected);
    }

    protected abstract void Write(ProtobufWriter writer, List<T> items);

    /// <summary>One of the same kind without items.</summary>
    protected abstract ExportRequest<T> Empty(byte[] resource);
}
