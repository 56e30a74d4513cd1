using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery.Metering;

/// <summary>A sender's metrics about itself, while its thread runs. Used by that thread only; never throws.</summary>
/// <param name="queue">Where records wait.</param>
/// <param name="exporter">Where they go.</param>
/// <param name="ledger">What becomes of them.</param>
/// <param name="metrics">Where the metrics are put to be sent; null where nobody has asked for that.</param>
sealed class SelfMetrics(RecordQueue queue, ITelemetryExporter exporter, Ledger ledger, MetricRegistry? metrics) : IDisposable
{
    DeliveryMeter? _meter;
    MeterRelay? _relay;

    /// <summary>Makes the meter, unless it is there: once there is a thread, so that an inert client has none.</summary>
    public void Open()
    {
        if (_meter is not null)
            return;

        try
        {
            _meter = new(ledger);
            _meter.AddInstruments(queue, exporter);
            if (metrics is not null)
                _relay = new(_meter, metrics);
        }
        catch (Exception)
        {
            // A listener of somebody's threw: it may miss an instrument, and all else goes on as ever.
        }
    }

    /// <summary>Before the metrics are collected, among which these then are.</summary>
    public void Collect()
    {
        if (metrics is null)
            return;

        Open();
        _relay?.Collect();
    }

    public void Dispose()
    {
        try
        {
            _relay?.Dispose();
            _meter?.Dispose();
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
