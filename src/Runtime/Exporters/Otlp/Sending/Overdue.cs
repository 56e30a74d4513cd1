namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>Puts on disk what waits for long, since the collector seems to have stopped answering. Thread-safe, never throws.</summary>
/// <remarks>A timer, since the exporter's thread waits for the answer, and the sender's sleeps while nothing is recorded.</remarks>
sealed class Overdue(Outbox outbox, Safekeeping safekeeping, TimeProvider time) : IDisposable
{
    static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(500);

    ITimer? _timer;

    /// <summary>A request was added that is not on disk. One caller at a time.</summary>
    public void Watch()
    {
        if (!safekeeping.IsPossible)
            return;

        if (outbox.Backlog > _longest)
            TryKeepAll();
        else
            (_timer ??= time.CreateTimer(Look, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)).Change(_longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Puts all that waits on disk; true when it is there.</summary>
    public bool TryKeepAll()
    {
        var areSafe = true;
        foreach (var request in outbox.Waiting)
            areSafe &= safekeeping.TryKeep(request);
        return areSafe;
    }

    public void Dispose() => _timer?.Dispose();

    void Look(object? state)
    {
        try
        {
            TryKeepAll();
        }
        catch (Exception)
        {
            // Out of memory, for one. An exception that leaves a timer would end the host.
        }
    }
}
