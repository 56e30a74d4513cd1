namespace AutomagikTelemetry;

/// <summary>What became of the telemetry, as far as this process can know.</summary>
/// <param name="Status">How the flush ended.</param>
/// <param name="Delivered">Events, spans and metric points that the exporter has taken since the previous result of this client, by this flush and by background batches.</param>
/// <param name="Dropped">Records lost in the same time: queue full, export failed, or not valid (no name, a value that is not a number).</param>
/// <remarks>Each delivery and each loss is told exactly once: of two flushes at the same time either may tell it.</remarks>
public readonly record struct FlushResult(FlushStatus Status, long Delivered, long Dropped);
