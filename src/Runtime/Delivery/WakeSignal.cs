namespace AutomagikTelemetry.Delivery;

/// <summary>An auto-reset event without a handle to dispose: whoever comes late to <see cref="Set"/> or <see cref="Wait"/> disturbs nothing.</summary>
sealed class WakeSignal
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
                Monitor.Wait(_lock, timeout);
            var wasSet = _isSet;
            _isSet = false;
            return wasSet;
        }
    }
}
