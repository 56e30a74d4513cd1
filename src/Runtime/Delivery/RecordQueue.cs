using System.Collections.Concurrent;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>A bounded first-in, first-out queue: many writers that never wait, one reader.</summary>
sealed class RecordQueue(int capacity)
{
    readonly ConcurrentQueue<TelemetryRecord> _records = new();
    int _count;

    /// <summary>Records in the queue, and those about to enter it.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>False when the queue is full. <paramref name="count"/>: how many are in it now.</summary>
    public bool TryWrite(TelemetryRecord record, out int count)
    {
        // A place is taken before the record enters, so that writers together never pass the bound.
        count = Interlocked.Increment(ref _count);
        if (count > capacity)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _records.Enqueue(record);
        return true;
    }

    /// <summary>Moves up to <paramref name="max"/> records into a list.</summary>
    public void Read(List<TelemetryRecord> into, int max)
    {
        var read = 0;
        while (read < max && _records.TryDequeue(out var record))
        {
            into.Add(record);
            read++;
        }

        Interlocked.Add(ref _count, -read);
    }
}
