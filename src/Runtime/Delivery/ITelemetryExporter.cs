namespace AutomagikTelemetry.Delivery;

/// <summary>Takes batches out of the process.</summary>
interface ITelemetryExporter
{
    /// <summary>
    /// Delivers a batch, synchronously, on the sender's thread; never called concurrently. An exception counts as <see cref="ExportResult.Failure"/>.
    /// </summary>
    ExportResult Export(Batch batch);
}
