using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>Requests that wait to be sent, by signal, bounded in bytes. Thread-safe.</summary>
sealed class Outbox(Lane[] lanes, long maxBytes, TimeProvider time)
{
    readonly object _lock = new();
    long _sequence;
    long _bytes;

    /// <summary>Of the request that was added last.</summary>
    public long LastSequence
    {
        get
        {
            lock (_lock)
                return _sequence;
        }
    }

    /// <summary>All that is here, the oldest of a signal first.</summary>
    public List<EncodedRequest> Waiting
    {
        get
        {
            lock (_lock)
            {
                var waiting = new List<EncodedRequest>();
                foreach (var lane in lanes)
                    waiting.AddRange(lane.Requests);
                return waiting;
            }
        }
    }

    /// <summary>How long the oldest request has been here; zero without one.</summary>
    public TimeSpan Backlog
    {
        get
        {
            lock (_lock)
            {
                var longest = TimeSpan.Zero;
                foreach (var lane in lanes)
                {
                    if (!lane.IsEmpty)
                        longest = Max(longest, time.GetElapsedTime(lane.Head.Since));
                }

                return longest;
            }
        }
    }

    /// <summary>False when it is full.</summary>
    public bool TryAdd(EncodedRequest request)
    {
        lock (_lock)
        {
            if (_bytes + request.Size > maxBytes)
                return false;

            _bytes += request.Size;
            request.Sequence = ++_sequence;
            request.Since = time.GetTimestamp();
            LaneOf(request).Add(request);
            return true;
        }
    }

    /// <summary>The request that has waited longest among those that are due; without one, how long it is to the first one that will be.</summary>
    public (Lane Lane, EncodedRequest Request)? NextDue(out TimeSpan wait)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Lane? soonest = null, next = null;
            foreach (var lane in lanes)
            {
                if (lane.IsEmpty)
                    continue;
                if (soonest is null || lane.Due < soonest.Due)
                    soonest = lane;
                if (lane.Due <= now && (next is null || lane.Head.Sequence < next.Head.Sequence))
                    next = lane;
            }

            wait = soonest is null ? Timeout.InfiniteTimeSpan : Max(TimeSpan.Zero, time.GetElapsedTime(now, soonest.Due));
            return next is null ? null : (next, next.Head);
        }
    }

    /// <summary>The first request of a lane is done with: it was taken, or is given up. False where that has been said already.</summary>
    public bool TryRemove(Lane lane, EncodedRequest request)
    {
        lock (_lock)
        {
            if (lane.IsEmpty || lane.Head != request)
                return false;

            _bytes -= request.Size;
            lane.RemoveHead();
            return true;
        }
    }

    /// <summary>Takes everything out.</summary>
    public List<EncodedRequest> Clear()
    {
        lock (_lock)
        {
            var left = Waiting;
            foreach (var lane in lanes)
                lane.Clear();
            _bytes = 0;
            return left;
        }
    }

    /// <summary>Nothing of a lane is sent for a while.</summary>
    public void Postpone(Lane lane, TimeSpan wait)
    {
        lock (_lock)
            lane.Due = time.TimestampAfter(wait);
    }

    /// <summary>Whether nothing is here that was added up to then.</summary>
    public bool IsSettled(long sequence)
    {
        lock (_lock)
            return !Array.Exists(lanes, lane => lane.HasUpTo(sequence));
    }

    /// <summary>Whether nothing that was added up to then will be tried before a timestamp: while one signal can still be sent, a flush goes on.</summary>
    public bool IsPostponedBeyond(long timestamp, long sequence)
    {
        lock (_lock)
            return !Array.Exists(lanes, lane => lane.HasUpTo(sequence) && lane.Due <= timestamp);
    }

    public Lane LaneOf(EncodedRequest request) => Array.Find(lanes, lane => lane.Signal == request.Signal)!;

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
