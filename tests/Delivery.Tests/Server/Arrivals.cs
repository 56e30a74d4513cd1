using System.Numerics;

namespace AutomagikTelemetry.Delivery.Tests.Server;

/// <summary>Which ids have arrived, one bit each. Thread-safe.</summary>
sealed class Arrivals(int capacity)
{
    readonly ulong[] _bits = new ulong[(capacity + 63) / 64];

    /// <summary>How many different ones.</summary>
    public int Unique
    {
        get { lock (_bits) return _bits.Sum(BitOperations.PopCount); }
    }

    /// <summary>How many were there already when they came.</summary>
    public int Repeated { get; private set; }

    /// <summary>In ascending order.</summary>
    public IReadOnlyList<int> Ids
    {
        get { lock (_bits) return [.. Enumerable.Range(0, capacity).Where(id => (_bits[id / 64] >> (id % 64) & 1) != 0)]; }
    }

    public void Add(IEnumerable<long> ids)
    {
        lock (_bits)
        {
            foreach (var id in ids)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, capacity);
                ref var bits = ref _bits[id / 64];
                var bit = 1UL << (int)(id % 64);
                if ((bits & bit) != 0)
                    Repeated++;
                bits |= bit;
            }
        }
    }
}
