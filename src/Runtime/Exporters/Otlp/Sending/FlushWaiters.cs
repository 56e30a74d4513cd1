using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>Those who wait until what was in the outbox is settled. Thread-safe.</summary>
sealed class FlushWaiters(Outbox outbox, TimeProvider time)
{
    readonly List<Waiter> _waiting = [];
    bool _isAbandoned;

    /// <summary>Waits for all that was added up to then.</summary>
    public void Add(FlushRequest flush, long sequence)
    {
        lock (_waiting)
            _waiting.Add(new(flush, sequence));
    }

    /// <summary>There is nothing to wait for from here on: what is here is wanted no more.</summary>
    public void Abandon()
    {
        lock (_waiting)
            _isAbandoned = true;
    }

    /// <summary>Completes each flush that is at its end, or is known not to come to it in time.</summary>
    /// <param name="isHopeless">Whether the collector is known not to answer in time: what is on disk is not waited for then.</param>
    /// <param name="isRecovering">Whether requests of earlier runs are being sent, which the last flush waits for.</param>
    public void Check(bool isHopeless, bool isRecovering)
    {
        lock (_waiting)
            _waiting.RemoveAll(waiting => IsOver(waiting.Flush, waiting.Sequence, isHopeless, isRecovering));
    }

    bool IsOver(FlushRequest flush, long sequence, bool isHopeless, bool isRecovering)
    {
        if (_isAbandoned)
        {
            flush.Complete(isSettled: true);
            return true;
        }

        var isSettled = outbox.IsSettled(sequence);
        var isOver = isSettled
            ? !flush.IsLast || !isRecovering
            : (flush.IsSafe && isHopeless) || outbox.IsPostponedBeyond(flush.Deadline, sequence);
        if (!isOver && time.GetTimestamp() < flush.Deadline)
            return false;

        flush.Complete(isSettled);
        return true;
    }

    sealed record Waiter(FlushRequest Flush, long Sequence);
}
