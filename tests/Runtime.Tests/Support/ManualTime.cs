namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>A clock that stands still until a test moves it, with the timers that belong to it.</summary>
sealed class ManualTime : TimeProvider
{
    readonly object _lock = new();
    readonly List<ManualTimer> _timers = [];
    DateTimeOffset _now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    long _timestamp = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_lock)
            return _timestamp;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Time goes on, and what is due by then happens before this returns.</summary>
    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += time;
            _timestamp += time.Ticks;
            due = [.. _timers.Where(timer => timer.Due <= _timestamp)];
            due.ForEach(timer => _timers.Remove(timer));
        }

        due.ForEach(timer => timer.Callback());
    }

    /// <summary>The clock of the day is set; the one that measures goes on as ever.</summary>
    public void SetClock(DateTimeOffset now)
    {
        lock (_lock)
            _now = now;
    }

    /// <summary>Waits until somebody waits for the clock, and gives the shortest of these waits.</summary>
    public TimeSpan AwaitTimer()
    {
        TimeSpan? wait = null;
        SpinWait.SpinUntil(() => (wait = NextTimer()) is not null, Clients.Patience).ShouldBeTrue();
        return wait!.Value;
    }

    /// <summary>How long it is to the first timer; null while nobody waits for the clock.</summary>
    public TimeSpan? NextTimer()
    {
        lock (_lock)
            return _timers.Count == 0 ? null : TimeSpan.FromTicks(_timers.Min(timer => timer.Due) - _timestamp);
    }

    sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        public Action Callback => callback;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;

                Due = time._timestamp + dueTime.Ticks;
                time._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
