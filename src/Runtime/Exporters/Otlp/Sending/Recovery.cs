using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>
/// Sends what the spool holds: of earlier runs, of other processes that have died, and what this one has left there. A pass offers each once; there
/// is one at the start, one after the collector was away, and one a minute while requests are sent. Used by the exporter's thread.
/// </summary>
sealed class Recovery(Safekeeping safekeeping, Ledger ledger, TimeProvider time)
{
    static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    long _lastPass;
    long _due;
    long _left;
    volatile bool _wasPostponed;
    volatile bool _isUnderWay = true;

    /// <summary>Whether there may be something left to send. Any thread may ask.</summary>
    public bool IsUnderWay => _isUnderWay;

    /// <summary>How long it is until a pass that was broken off goes on; for ever where none was.</summary>
    public TimeSpan Wait => !_isUnderWay && !IsPassIncomplete ? Timeout.InfiniteTimeSpan
        : time.GetElapsedTime(time.GetTimestamp(), _due) is var wait && wait > TimeSpan.Zero ? wait
        : TimeSpan.Zero;

    /// <summary>A pass does not offer what was put back or left since it began. It would wait for the next one, and in an idle process for ever.</summary>
    bool IsPassIncomplete => _wasPostponed || ledger.Spooled != _left;

    /// <summary>Nothing is taken for a while, unless the collector turns out to be there.</summary>
    public void Postpone(TimeSpan wait)
    {
        Volatile.Write(ref _due, time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency));
        _wasPostponed = true;
    }

    /// <summary>The next request; null when there is none, or none is due.</summary>
    /// <param name="isAway">Whether the collector is known not to be there: then a single request is to find out, when it is time.</param>
    public EncodedRequest? TryTake(bool isAway)
    {
        if (isAway ? time.GetTimestamp() < _due : !_isUnderWay && !IsPassIncomplete && time.GetElapsedTime(_lastPass) < _interval)
            return null;

        _isUnderWay = true;
        if (safekeeping.TryTake() is { } request)
            return request;

        if (IsPassIncomplete)
        {
            _wasPostponed = false;
            _left = ledger.Spooled;
            if (safekeeping.TryTake() is { } again)
                return again;
        }

        _isUnderWay = false;
        _lastPass = time.GetTimestamp();
        return null;
    }

    /// <summary>What became of a request that was taken.</summary>
    public void Conclude(EncodedRequest request, Verdict verdict)
    {
        if (verdict.Result is SendResult.TryAgain or SendResult.NotReached or SendResult.CannotSend)
        {
            // The pass goes on when the collector is back.
            Safekeeping.PutBack(request);
            return;
        }

        var rejected = verdict.Result == SendResult.Taken ? (int)Math.Min(verdict.Rejected, request.Count) : request.Count;
        ledger.Recover(request.Count - rejected);
        ledger.DropFromSpool(rejected);
        Safekeeping.Remove(request);
    }
}
