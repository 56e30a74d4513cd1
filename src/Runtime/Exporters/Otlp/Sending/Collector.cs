using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>How the collector is doing, as this run finds it and as earlier ones have left word of. Thread-safe, never throws.</summary>
/// <param name="record">Where word is left; null for nowhere.</param>
/// <param name="patience">What somebody waits for an answer: a collector that takes longer is slow.</param>
/// <param name="time">The clock.</param>
sealed class Collector(HealthRecord? record, TimeSpan patience, TimeProvider time)
{
    volatile CollectorState _state = CollectorState.Unknown;
    long _attemptStart;
    volatile bool _isWarm;

    public CollectorState State => _state;

    /// <summary>Nobody should wait for it.</summary>
    public bool IsHopeless => _state is CollectorState.Refusing or CollectorState.Slow or CollectorState.Silent;

    /// <summary>It would not even be worth an attempt.</summary>
    public bool IsAway => _state is CollectorState.Refusing or CollectorState.Silent;

    /// <summary>Reads what an earlier run has left word of.</summary>
    public void Recall() => _state = record?.Current.State ?? CollectorState.Unknown;

    /// <summary>A request is about to be sent.</summary>
    public void Asked() => Volatile.Write(ref _attemptStart, time.GetTimestamp());

    /// <summary>An answer has come, whatever it says, or will not come.</summary>
    public void Concluded(Verdict verdict, Exception? exception)
    {
        var start = Interlocked.Exchange(ref _attemptStart, 0);
        var took = time.GetElapsedTime(start);
        // The first request of a process pays for the code and the connection, which says nothing of the collector.
        var isSlow = _isWarm && took > patience;
        _isWarm = true;
        Report(verdict.Result switch
        {
            SendResult.Taken or SendResult.Refused => isSlow ? CollectorState.Slow : CollectorState.Healthy,
            SendResult.TryAgain when exception is OperationCanceledException => CollectorState.Silent,
            _ => CollectorState.Refusing,
        }, took);
    }

    /// <summary>Somebody has given up waiting for what is being sent.</summary>
    /// <remarks>The attempt may have begun after the wait. With half of the time it counts all the same, or the end of the process would wait once more.</remarks>
    public void GaveUpWaiting()
    {
        if (Volatile.Read(ref _attemptStart) is > 0 and var start && time.GetElapsedTime(start) is var waited && waited >= patience / 2)
            Report(CollectorState.Slow, waited);
    }

    void Report(CollectorState state, TimeSpan took)
    {
        _state = state;
        record?.Report(state, took);
    }
}
