using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>What became of what was recorded, in items: events, log lines, spans and metric points. Thread-safe, never throws.</summary>
sealed class Ledger
{
    readonly long[] _delivered = new long[Enum.GetValues<TelemetrySignal>().Length];
    long _underWay;

    public Losses Losses { get; } = new();

    public long Delivered
    {
        get
        {
            long total = 0;
            for (var i = 0; i < _delivered.Length; i++)
                total += Volatile.Read(ref _delivered[i]);
            return total;
        }
    }

    /// <summary>Items that have left the queue and are neither delivered nor lost yet.</summary>
    public long UnderWay => Volatile.Read(ref _underWay);

    public long DeliveredOf(TelemetrySignal signal) => Volatile.Read(ref _delivered[(int)signal]);

    /// <summary>Items enter an exporter that delivers them later.</summary>
    public void Handed(long count) => Interlocked.Add(ref _underWay, count);

    /// <summary>Items that were handed are not under way any more; the caller tells what became of them.</summary>
    public void Settled(long count) => Interlocked.Add(ref _underWay, -count);

    public void Deliver(long count, TelemetrySignal signal) => Interlocked.Add(ref _delivered[(int)signal], count);
}
