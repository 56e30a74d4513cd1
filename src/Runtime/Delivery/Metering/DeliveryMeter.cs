using System.Diagnostics.Metrics;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery.Metering;

/// <summary>What becomes of a client's telemetry, as instruments that any listener can hear: docs/self-metrics.md has the list. Observed by any thread.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/</remarks>
sealed class DeliveryMeter(Ledger ledger) : IDisposable
{
    public const string Name = "AutomagikTelemetry";

    /// <remarks>It is no SDK's processor, so that the conventions' own values do not fit.</remarks>
    const string Processor = "automagik_telemetry_sender";

    static int _count;

    readonly int _instance = Interlocked.Increment(ref _count) - 1;
    readonly Meter _meter = new(Name, Resource.LibraryVersion);

    /// <summary>Calls whoever listens, that is, user code, which may throw.</summary>
    public void AddInstruments(RecordQueue queue, ITelemetryExporter exporter)
    {
        AddProcessor("span", "{span}", TelemetrySignal.Traces, queue);
        AddProcessor("log", "{log_record}", TelemetrySignal.Logs, queue);
        AddExporter("span", "{span}", TelemetrySignal.Traces, exporter);
        AddExporter("log", "{log_record}", TelemetrySignal.Logs, exporter);
        AddExporter("metric_data_point", "{data_point}", TelemetrySignal.Metrics, exporter);
        _meter.CreateObservableCounter(
            "automagik.telemetry.dropped", Dropped, "{item}", "Items that are lost, those without a signal of their own included.");
    }

    /// <summary>Whether an instrument is one of these.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter == _meter;

    public void Dispose() => _meter.Dispose();

    void AddProcessor(string item, string unit, TelemetrySignal signal, RecordQueue queue)
    {
        var tags = Component(Processor);
        _meter.CreateObservableCounter(
            $"otel.sdk.processor.{item}.processed",
            () => Outcomes(ledger.HandedOf(signal), reason => ledger.Losses[reason, signal] - ledger.ExportLosses[reason, signal], tags),
            unit, "Items that were handed to the exporter or, with error.type, lost before.");
        _meter.CreateObservableUpDownCounter(
            $"otel.sdk.processor.{item}.queue.size", () => new Measurement<long>(queue.CountOf(signal), tags), unit, "Items in the queue.");
        _meter.CreateObservableUpDownCounter(
            $"otel.sdk.processor.{item}.queue.capacity", () => new Measurement<long>(queue.Capacity, tags), unit, "Items that the queue can hold, which all signals share.");
    }

    void AddExporter(string item, string unit, TelemetrySignal signal, ITelemetryExporter exporter)
    {
        var component = exporter.Component(signal);
        var tags = Component(component.Type);
        if (component.Server is { } server)
            tags = [.. tags, new("server.address", server.Host), new("server.port", (long)server.Port)];

        _meter.CreateObservableCounter(
            $"otel.sdk.exporter.{item}.exported",
            () => Outcomes(ledger.DeliveredOf(signal), reason => ledger.ExportLosses[reason, signal], tags),
            unit, "Items that were delivered or, with error.type, lost.");
        _meter.CreateObservableUpDownCounter(
            $"otel.sdk.exporter.{item}.inflight", () => new Measurement<long>(ledger.UnderWayOf(signal), tags), unit, "Items that the exporter has and that are neither delivered nor lost.");
    }

    KeyValuePair<string, object?>[] Component(string type) => [new("otel.component.type", type), new("otel.component.name", $"{type}/{_instance}")];

    IEnumerable<Measurement<long>> Dropped()
        => ledger.Losses.ByReason().Select(loss => new Measurement<long>(loss.Value, new KeyValuePair<string, object?>("error.type", loss.Key))).ToList();

    static List<Measurement<long>> Outcomes(long done, Func<LossReason, long> lost, KeyValuePair<string, object?>[] tags)
    {
        List<Measurement<long>> outcomes = [new(done, tags)];
        foreach (var reason in Enum.GetValues<LossReason>())
        {
            if (lost(reason) is > 0 and var count)
                outcomes.Add(new(count, [.. tags, new("error.type", Losses.NameOf(reason))]));
        }

        return outcomes;
    }
}
