using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>
/// Sends what the spool holds: of earlier runs, of other processes that have died, and what this one has left there. A pass offers each once; there
/// is one at the start, one after the collector was away, one after this process has left something, and one a minute while requests are sent.
/// What was put back is offered again in the next pass, until it is gone. Used by the exporter's thread.
/// </summary>
sealed class Recovery(Safekeeping safekeeping, Ledger ledger, TimeProvider time)
{
    static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    long _lastPass;
    long _due;
    bool _needsAnother;
    volatile bool _isUnderWay = true;
    volatile bool _isExpected;

    /// <summary>Whether there may be something left to send. Any thread may ask.</summary>
    public bool IsUnderWay => _isUnderWay || _isExpected;

    /// <summary>How long it is until a pass goes on, or begins; for ever where none will.</summary>
    public TimeSpan Wait => !IsUnderWay ? Timeout.InfiniteTimeSpan
        : time.GetElapsedTime(time.GetTimestamp(), _due) is var wait && wait > TimeSpan.Zero ? wait
        : TimeSpan.Zero;

    /// <summary>Nothing is taken for a while, unless the collector turns out to be there.</summary>
    public void Postpone(TimeSpan wait) => _due = time.TimestampAfter(wait);

    /// <summary>The collector is there again.</summary>
    public void Resume()
    {
        _due = 0;
        _isUnderWay = true;
    }

    /// <summary>This process has left something to the spool: nobody else may come for it. Any thread may say so.</summary>
    public void Expect() => _isExpected = true;

    /// <summary>The next request; null when there is none, or none is due.</summary>
    public EncodedRequest? TryTake()
    {
        if (time.GetTimestamp() < _due || (!IsUnderWay && time.GetElapsedTime(_lastPass) < _interval))
            return null;

        if (_isExpected)
        {
            // A pass that has begun may not know of it.
            _needsAnother = _isUnderWay = true;
            _isExpected = false;
        }

        var request = safekeeping.TryTake();
        if (request is null && _needsAnother)
        {
            _needsAnother = false;
            request = safekeeping.TryTake();
        }

        _isUnderWay = request is not null;
        if (request is null)
            _lastPass = time.GetTimestamp();
        return request;
    }

    /// <summary>What became of a request that was taken.</summary>
    /// <returns>Whether it went back.</returns>
    public bool Conclude(EncodedRequest request, Verdict verdict)
    {
        if (verdict.Result is SendResult.TryAgain or SendResult.NotReached or SendResult.CannotSend)
        {
            // The pass goes on when the collector is back.
            Safekeeping.PutBack(request);
            _needsAnother = true;
            return true;
        }

        var rejected = verdict.Result == SendResult.Taken ? (int)Math.Min(verdict.Rejected, request.Count) : request.Count;
        ledger.Recover(request.Count - rejected);
        ledger.DropFromSpool(rejected);
        Safekeeping.Remove(request);
        return false;
    }
}
