using System.Collections.Concurrent;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>A first-in, first-out queue that is bounded in records and in bytes: many writers that never wait, one reader at work. What does not fit stays out.</summary>
sealed class RecordQueue(int maxCount, long maxBytes)
{
    /// <remarks>Count and bytes in one number, so that a place is taken with one interlocked addition: 24 bits hold 16 million records, 40 bits a terabyte.</remarks>
    const int CountShift = 40;
    const long One = 1L << CountShift;

    readonly ConcurrentQueue<TelemetryRecord> _records = new();
    long _state;

    public int Capacity => maxCount;

    /// <summary>Records in the queue, and those about to enter it.</summary>
    public int Count => CountOf(Volatile.Read(ref _state));

    /// <summary>Looks at each of them: for somebody who asks now and then.</summary>
    public int CountOf(TelemetrySignal signal) => _records.Count(record => record.Signal == signal);

    /// <summary>False when the queue is full. <paramref name="count"/>: how many are in it now.</summary>
    public bool TryWrite(TelemetryRecord record, int size, out int count)
    {
        // A place is taken before the record enters, so that writers together never pass the bound.
        var state = Interlocked.Add(ref _state, One + size);
        count = CountOf(state);
        if (count > maxCount || BytesOf(state) > maxBytes)
        {
            Interlocked.Add(ref _state, -One - size);
            return false;
        }

        _records.Enqueue(record);
        return true;
    }

    /// <summary>
    /// Moves up to <paramref name="max"/> records into a list, fewer where they take <paramref name="maxSize"/> bytes before. Their places stay
    /// taken until they are released, so that nobody who adds up misses them in between.
    /// </summary>
    /// <returns>What they take.</returns>
    public long Read(List<TelemetryRecord> into, int max, long maxSize)
    {
        var (read, size) = (0, 0L);
        while (read < max && size < maxSize && _records.TryDequeue(out var record))
        {
            into.Add(record);
            read++;
            size += record.Size;
        }

        return size;
    }

    /// <summary>Gives the places of records free that have been read.</summary>
    public void Release(int count, long size) => Interlocked.Add(ref _state, -(count * One) - size);

    static int CountOf(long state) => (int)(state >> CountShift);

    static long BytesOf(long state) => state & (One - 1);
}
