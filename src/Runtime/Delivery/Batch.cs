using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>What goes out together: records in the order of recording, and the metrics that changed.</summary>
/// <remarks>Valid only during the <see cref="ITelemetryExporter.Export"/> that it is given to: the sender reuses the list.</remarks>
readonly record struct Batch(IReadOnlyList<TelemetryRecord> Records, IReadOnlyList<MetricSnapshot> Metrics)
{
    public int Count => Records.Count + Metrics.Count;

    public int CountOf(TelemetrySignal signal)
    {
        if (signal == TelemetrySignal.Metrics)
            return Metrics.Count;

        var count = 0;
        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i].Signal == signal)
                count++;
        }

        return count;
    }
}
