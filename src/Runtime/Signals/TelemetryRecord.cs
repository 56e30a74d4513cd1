namespace AutomagikTelemetry.Signals;

/// <summary>What goes through the queue, in the order in which it was recorded. Says the same whenever it is read.</summary>
/// <remarks>Abstract, since what woven code reports is not copied out of the call that it is about: a record then costs its caller next to nothing.</remarks>
abstract class TelemetryRecord
{
    public abstract InstrumentationScope Scope { get; }

    public abstract TelemetrySignal Signal { get; }

    /// <summary>About how many bytes of memory it keeps from being collected. The same from the moment of recording on.</summary>
    public abstract int Size { get; }
}
