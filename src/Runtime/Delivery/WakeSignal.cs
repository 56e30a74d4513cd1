namespace AutomagikTelemetry.Delivery;

/// <summary>An auto-reset event without a handle to dispose: whoever comes late to <see cref="Set"/> or <see cref="Wait"/> disturbs nothing.</summary>
sealed class WakeSignal(TimeProvider time)
{
    readonly object _lock = new();
    bool _isSet;

    public void Set()
    {
        lock (_lock)
        {
            _isSet = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits until it is set or the time is up, and resets it. One waiter.</summary>
    /// <returns>Whether it was set.</returns>
    public bool Wait(TimeSpan timeout)
    {
        lock (_lock)
        {
            if (!_isSet)
                Sleep(timeout);
            var wasSet = _isSet;
            _isSet = false;
            return wasSet;
        }
    }

    /// <remarks>The system's timers call back on the pool, and a starved pool must not stop telemetry: so it is the thread itself that waits, and a timer is for other clocks.</remarks>
    void Sleep(TimeSpan timeout)
    {
        if (time == TimeProvider.System || timeout == Timeout.InfiniteTimeSpan)
        {
            Monitor.Wait(_lock, timeout);
            return;
        }

        var isUp = false;
        using var timer = time.CreateTimer(
            _ =>
            {
                lock (_lock)
                {
                    isUp = true;
                    Monitor.Pulse(_lock);
                }
            },
            null, timeout, Timeout.InfiniteTimeSpan);
        while (!_isSet && !isUp)
            Monitor.Wait(_lock);
    }
}
