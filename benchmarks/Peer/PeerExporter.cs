using OpenTelemetry;

namespace AutomagikTelemetry.Benchmarks.Peer;

/// <summary>Counts and discards.</summary>
sealed class PeerExporter<T> : BaseExporter<T>
    where T : class
{
    long _count;

    internal long Count => Volatile.Read(ref _count);

    public override ExportResult Export(in Batch<T> batch)
    {
        Interlocked.Add(ref _count, batch.Count);
        return ExportResult.Success;
    }
}
