namespace AutomagikTelemetry.Signals;

/// <summary>At most so many error events a second: a storm of exceptions must not fill the queue with stack traces. Thread-safe.</summary>
/// <remarks>Histograms count every failure all the same. The window is a second of the clock that measures, not a sliding one.</remarks>
sealed class ErrorRate(TimeProvider time)
{
    long _second = -1;
    int _taken;

    internal int MaxPerSecond { get; set; }

    /// <summary>False when this second's share is used up.</summary>
    public bool TryTake()
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        var last = Volatile.Read(ref _second);

        // Whoever is the first of a second opens it; one that comes between the two writes counts for the second before.
        if (second != last && Interlocked.CompareExchange(ref _second, second, last) == last)
            Volatile.Write(ref _taken, 0);
        return Interlocked.Increment(ref _taken) <= MaxPerSecond;
    }
}
