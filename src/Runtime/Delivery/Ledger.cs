using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>What became of what was recorded, in items: events, log lines, spans and metric points. Thread-safe, never throws.</summary>
sealed class Ledger
{
    readonly long[] _handed = new long[Losses.Signals];
    readonly long[] _settled = new long[Losses.Signals];
    readonly long[] _delivered = new long[Losses.Signals];
    long _kept;
    long _everKept;
    long _spooled;
    long _recovered;
    long _droppedFromSpool;

    public Losses Losses { get; } = new();

    /// <summary>Those of <see cref="Losses"/> that came after an exporter had the items.</summary>
    public Losses ExportLosses { get; } = new();

    public long Delivered => Sum(_delivered);

    /// <summary>Items that have left the queue and are neither delivered, nor lost, nor left to the spool yet.</summary>
    public long UnderWay => -Sum(_settled) + Sum(_handed);

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

    public long HandedOf(TelemetrySignal signal) => Volatile.Read(ref _handed[(int)signal]);

    public long UnderWayOf(TelemetrySignal signal) => -Volatile.Read(ref _settled[(int)signal]) + HandedOf(signal);

    /// <summary>Items enter an exporter.</summary>
    public void Handed(long count, TelemetrySignal signal) => Interlocked.Add(ref _handed[(int)signal], count);

    /// <summary>Items that were handed are not under way any more; the caller tells what became of them.</summary>
    public void Settled(long count, TelemetrySignal signal) => Interlocked.Add(ref _settled[(int)signal], count);

    /// <summary>Items that were handed are lost.</summary>
    public void Lose(LossReason reason, long count, TelemetrySignal signal)
    {
        Losses.Add(reason, count, signal);
        ExportLosses.Add(reason, count, signal);
    }

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

    static long Sum(long[] counts)
    {
        long total = 0;
        for (var i = 0; i < counts.Length; i++)
            total += Volatile.Read(ref counts[i]);
        return total;
    }
}
