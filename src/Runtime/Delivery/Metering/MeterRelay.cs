using System.Diagnostics.Metrics;
using AutomagikTelemetry.Exporters.Otlp;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery.Metering;

/// <summary>Puts what the meter says among the client's own metrics, for the client's own exporter. Used by the sender's thread only; never throws.</summary>
/// <remarks>What goes up and down is a gauge here: a registry's counters only go up.</remarks>
sealed class MeterRelay : IDisposable
{
    static readonly InstrumentationScope _scope = new(DeliveryMeter.Name, Resource.LibraryVersion);

    readonly MetricRegistry _metrics;
    readonly MeterListener _listener = new();
    readonly Dictionary<MetricSeries, long> _last = [];

    public MeterRelay(DeliveryMeter meter, MetricRegistry metrics)
    {
        _metrics = metrics;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meter.Owns(instrument))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags.ToArray()));
        _listener.Start();
    }

    public void Collect()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (Exception)
        {
            // What could not be read is read the next time.
        }
    }

    public void Dispose() => _listener.Dispose();

    void Record(Instrument instrument, long value, KeyValuePair<string, object?>[] tags)
    {
        var isCounter = instrument is ObservableCounter<long>;
        MetricSeries series = isCounter
            ? _metrics.Counter(_scope, instrument.Name, instrument.Unit, tags)
            : _metrics.Gauge(_scope, instrument.Name, instrument.Unit, tags);
        var isKnown = _last.TryGetValue(series, out var last);
        if (isKnown && last == value)
            return;

        _last[series] = value;
        if (series is CounterSeries counter)
            counter.Add(value - last);
        else
            ((GaugeSeries)series).Set(value);
    }
}
