using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>Requests that wait to be sent, by signal, bounded in bytes; and those who wait for them. Thread-safe.</summary>
sealed class Outbox(IReadOnlyList<Lane> lanes, long maxBytes, TimeProvider time)
{
    readonly object _lock = new();
    readonly List<(FlushRequest Flush, long Sequence)> _flushes = [];
    long _sequence;
    long _bytes;

    /// <summary>False when it is full.</summary>
    public bool TryAdd(EncodedRequest request)
    {
        lock (_lock)
        {
            if (_bytes + request.Body.Length > maxBytes)
                return false;

            _bytes += request.Body.Length;
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
            var waiting = lanes.Where(lane => !lane.IsEmpty).ToList();
            wait = waiting.Count == 0 ? Timeout.InfiniteTimeSpan : Max(TimeSpan.Zero, time.GetElapsedTime(now, waiting.Min(lane => lane.Due)));
            return waiting.Where(lane => lane.Due <= now).MinBy(lane => lane.Head.Sequence) is { } lane ? (lane, lane.Head) : null;
        }
    }

    /// <summary>The first request of a lane is done with: it was taken, or is given up. False where that has been said already.</summary>
    public bool TryRemove(Lane lane, EncodedRequest request)
    {
        lock (_lock)
        {
            if (lane.IsEmpty || lane.Head != request)
                return false;

            _bytes -= request.Body.Length;
            lane.RemoveHead();
            return true;
        }
    }

    /// <summary>Nothing of a lane is sent for a while.</summary>
    public void Postpone(Lane lane, TimeSpan wait)
    {
        lock (_lock)
            lane.Due = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
    }

    /// <summary>Tells those who wait what there is to tell.</summary>
    public void CompleteFlushes()
    {
        lock (_lock)
        {
            _flushes.RemoveAll(waiting =>
            {
                var open = lanes.Where(lane => !lane.IsEmpty && lane.Head.Sequence <= waiting.Sequence).ToList();
                if (open.Count > 0 && open.TrueForAll(lane => lane.Due <= waiting.Flush.Deadline) && time.GetTimestamp() < waiting.Flush.Deadline)
                    return false;

                waiting.Flush.Complete(isSettled: open.Count == 0);
                return true;
            });
        }
    }

    /// <summary>Completes a flush when all that is here now is settled, or as soon as it is known that this will not be in time.</summary>
    public void Drain(FlushRequest flush)
    {
        lock (_lock)
        {
            _flushes.Add((flush, _sequence));
            CompleteFlushes();
        }
    }

    /// <summary>Takes everything out.</summary>
    public IReadOnlyList<EncodedRequest> Clear()
    {
        lock (_lock)
        {
            var left = new List<EncodedRequest>();
            foreach (var lane in lanes)
            {
                for (; !lane.IsEmpty; lane.RemoveHead())
                    left.Add(lane.Head);
            }

            _bytes = 0;
            return left;
        }
    }

    Lane LaneOf(EncodedRequest request) => lanes.First(lane => lane.Signal == request.Signal);

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
