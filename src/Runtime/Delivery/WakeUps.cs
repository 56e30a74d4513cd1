namespace AutomagikTelemetry.Delivery;

/// <summary>When the sender sleeps, and what wakes it.</summary>
/// <remarks>
/// A wake-up costs its caller microseconds, and under load there would be one for every full batch. So the sender rests a little after its
/// work, in which only a flush or a queue that fills up wakes it, before it waits for a batch or, with nothing at all to do, for a record.
/// </remarks>
sealed class WakeUps(int batchSize, int halfFull, TimeProvider time)
{
    static readonly TimeSpan _restTime = TimeSpan.FromMilliseconds(5);

    readonly WakeSignal _signal = new(time);
    volatile Waiting _waiting;

    /// <summary>Wakes the sender, or keeps it from falling asleep.</summary>
    public void Now() => _signal.Set();

    /// <summary>A record has entered the queue, which now holds so many: the first one starts the interval, a full batch ends it.</summary>
    public void Recorded(int count)
    {
        var isWorthIt = (count == 1 && _waiting == Waiting.ForAnything)
            || (count == batchSize && _waiting >= Waiting.ForABatch)
            || count == halfFull;
        if (isWorthIt)
            _signal.Set();
    }

    /// <summary>Sleeps until there is something to do. The sender's thread only.</summary>
    /// <param name="isIdle">Whether there is nothing that will have to be sent.</param>
    /// <param name="wantsFirst">Whether the first record is to be sent at once.</param>
    /// <param name="timeToNextBatch">How long what there is may wait.</param>
    /// <param name="atRest">What has time until nobody is waiting for anything.</param>
    /// <returns>Whether the sender was idle: the interval starts with what woke it.</returns>
    public bool Sleep(Func<bool> isIdle, bool wantsFirst, Func<TimeSpan> timeToNextBatch, Action atRest)
    {
        var wasIdle = false;
        _waiting = Waiting.ForNeed;
        if (!_signal.Wait(_restTime))
        {
            atRest();
            Tell(Waiting.ForABatch);
            if (wantsFirst || isIdle())
            {
                Tell(Waiting.ForAnything);
                wasIdle = isIdle();
            }

            _signal.Wait(wasIdle ? Timeout.InfiniteTimeSpan : timeToNextBatch());
        }

        _waiting = Waiting.ForNothing;
        return wasIdle;
    }

    /// <summary>What the sender waits for is told before it looks at the queue for the last time, so that no record slips between.</summary>
    void Tell(Waiting waiting)
    {
        _waiting = waiting;
        Interlocked.MemoryBarrier();
    }
}
