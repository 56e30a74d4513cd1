namespace AutomagikTelemetry.Delivery;

/// <summary>Takes batches out of the process. Used by the sender's thread only.</summary>
interface ITelemetryExporter
{
    /// <summary>
    /// Delivers a batch, or takes it to deliver it later; never called concurrently. An exception counts as <see cref="ExportResult.Failure"/>.
    /// </summary>
    ExportResult Export(Batch batch);

    /// <summary>Completes a flush when all that was taken so far is delivered or lost, or when it is known that this will not be in time.</summary>
    void Drain(FlushRequest request) => request.Complete(isSettled: true);
}
