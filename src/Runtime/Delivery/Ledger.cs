using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>What became of what was recorded, in items: events, log lines, spans and metric points. Thread-safe, never throws.</summary>
sealed class Ledger
{
    readonly long[] _delivered = new long[Enum.GetValues<TelemetrySignal>().Length];
    long _underWay;
    long _kept;
    long _everKept;
    long _spooled;
    long _recovered;
    long _droppedFromSpool;

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

    /// <summary>Items that have left the queue and are neither delivered, nor lost, nor left to the spool yet.</summary>
    public long UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Those under way that are on disk as well.</summary>
    public long Kept => Volatile.Read(ref _kept);

    /// <summary>Items that were put on disk, whatever became of them since.</summary>
    public long EverKept => Volatile.Read(ref _everKept);

    /// <summary>Items that were left to the spool.</summary>
    public long Spooled => Volatile.Read(ref _spooled);

    /// <summary>Items of the spool that were delivered: of earlier runs, of other processes, or left there by this one.</summary>
    public long Recovered => Volatile.Read(ref _recovered);

    /// <summary>Items of the spool that were given up: it was full, they were too old or damaged, or the collector refused them.</summary>
    public long DroppedFromSpool => Volatile.Read(ref _droppedFromSpool);

    public long DeliveredOf(TelemetrySignal signal) => Volatile.Read(ref _delivered[(int)signal]);

    /// <summary>Items enter an exporter that delivers them later.</summary>
    public void Handed(long count) => Interlocked.Add(ref _underWay, count);

    /// <summary>Items that were handed are not under way any more; the caller tells what became of them.</summary>
    public void Settled(long count) => Interlocked.Add(ref _underWay, -count);

    public void Deliver(long count, TelemetrySignal signal) => Interlocked.Add(ref _delivered[(int)signal], count);

    /// <summary>Items under way are on disk.</summary>
    public void Keep(long count)
    {
        Interlocked.Add(ref _kept, count);
        Interlocked.Add(ref _everKept, count);
    }

    /// <summary>Items are no longer on disk, or no longer under way.</summary>
    public void Unkeep(long count) => Interlocked.Add(ref _kept, -count);

    public void Spool(long count) => Interlocked.Add(ref _spooled, count);

    public void Recover(long count) => Interlocked.Add(ref _recovered, count);

    public void DropFromSpool(long count) => Interlocked.Add(ref _droppedFromSpool, count);
}
