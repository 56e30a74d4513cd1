using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>Takes batches out of the queue and hands them to the exporter. Used by the sender's thread only; no member throws what an exporter throws.</summary>
sealed class Outlet(RecordQueue queue, MetricRegistry metrics, ITelemetryExporter exporter, Losses losses, int batchSize, IDisposable? owned)
{
    readonly List<TelemetryRecord> _batch = new(Math.Min(batchSize, 128));
    long _delivered;

    /// <summary>Records and metric points exported so far; any thread may ask.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    public void SendFullBatches()
    {
        while (queue.Count >= batchSize)
            Send(batchSize, []);
    }

    public void SendAll()
    {
        var left = queue.Count;
        for (; left > batchSize; left -= batchSize)
            Send(batchSize, []);
        Send(left, metrics.Collect());
    }

    /// <summary>For the end: nobody will send it any more.</summary>
    public void CountWhatIsLeft() => losses.Add(LossReason.Stopped, queue.Count);

    /// <summary>Disposes what the sender owns, if anything. Never throws.</summary>
    public void Close()
    {
        try
        {
            owned?.Dispose();
        }
        catch (Exception)
        {
            // All that it held goes with the process.
        }
    }

    void Send(int count, IReadOnlyList<MetricSnapshot> points)
    {
        queue.Read(_batch, count);
        var batch = new Batch(_batch, points);
        if (batch.Count == 0)
            return;

        var lost = Math.Min(Export(batch).Lost, batch.Count);
        Interlocked.Add(ref _delivered, batch.Count - lost);
        losses.Add(LossReason.ExportFailed, lost);
        _batch.Clear();
    }

    ExportResult Export(Batch batch)
    {
        try
        {
            return exporter.Export(batch);
        }
        catch (Exception)
        {
            return ExportResult.Failure;
        }
    }
}
