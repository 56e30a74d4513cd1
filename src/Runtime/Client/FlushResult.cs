namespace AutomagikTelemetry;

/// <summary>What became of the telemetry, as far as this process can know.</summary>
/// <param name="Status">How the flush ended.</param>
/// <param name="Delivered">Events, log lines, spans and metric points that were delivered since the previous result of this client, by this flush and by background batches.</param>
/// <param name="Dropped">Those lost in the same time; <see cref="TelemetryClient.Statistics"/> says why.</param>
/// <remarks>Each delivery and each loss is told exactly once: of two flushes at the same time either may tell it.</remarks>
public readonly record struct FlushResult(FlushStatus Status, long Delivered, long Dropped)
{
    /// <summary>Those on disk since the previous result that have not been delivered: this process sends them as soon as it can, or the next run does.</summary>
    public long Spooled { get; init; }

    /// <summary>Those that are still in memory alone: recorded after the flush began, or not out in time.</summary>
    public long Pending { get; init; }
}
