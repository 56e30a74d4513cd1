using AutomagikTelemetry.Delivery.Metering;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>Takes batches out of the process. Used by the sender's thread only.</summary>
interface ITelemetryExporter
{
    /// <summary>
    /// Delivers a batch, or takes it to deliver it later; never called concurrently. An exception counts as <see cref="ExportResult.Failure"/>.
    /// </summary>
    ExportResult Export(Batch batch);

    /// <summary>Whether the first record is sent at once, so that what follows it finds everything warm.</summary>
    bool IsEager => false;

    /// <summary>Makes ready what the first batch will need. The first call of all, on the sender's thread.</summary>
    void Prepare()
    {
    }

    /// <summary>What it is to the items of a signal, for the metrics about it.</summary>
    ExporterComponent Component(TelemetrySignal signal) => new(GetType().FullName!, null);

    /// <summary>Completes a flush when all that was taken so far is delivered or lost, or when it is known that this will not be in time.</summary>
    void Drain(FlushRequest request) => request.Complete(isSettled: true);

    /// <summary>Somebody has waited for a flush as long as he does. Any thread.</summary>
    void GaveUpWaiting()
    {
    }

    /// <summary>Nothing is to be sent or kept from here on, not even what has been taken. Any thread.</summary>
    void Abandon()
    {
    }
}
