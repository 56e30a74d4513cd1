using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Delivery.Metering;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Makes the exporter on the sender's thread: whoever makes the first tracked call does not wait for settings, resource and spool.</summary>
sealed class DeferredExporter(Func<OtlpExporter> create) : ITelemetryExporter, IDisposable
{
    volatile OtlpExporter? _exporter;

    public bool IsEager => true;

    public void Prepare() => Exporter.Prepare();

    public ExportResult Export(Batch batch) => Exporter.Export(batch);

    public ExporterComponent Component(TelemetrySignal signal) => Exporter.Component(signal);

    public void Drain(FlushRequest request) => Exporter.Drain(request);

    public void GaveUpWaiting() => _exporter?.GaveUpWaiting();

    public void Abandon() => _exporter?.Abandon();

    public void Dispose() => _exporter?.Dispose();

    OtlpExporter Exporter => _exporter ??= create();
}
