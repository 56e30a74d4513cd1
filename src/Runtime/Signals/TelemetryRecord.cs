namespace AutomagikTelemetry.Signals;

/// <summary>What goes through the queue, in the order in which it was recorded. Immutable once recorded.</summary>
abstract class TelemetryRecord
{
    public required InstrumentationScope Scope { get; init; }
}
