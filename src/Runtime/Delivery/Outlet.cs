using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>Takes batches out of the queue and hands them to the exporter. Used by the sender's thread only, but for its end; no member throws what an exporter throws.</summary>
sealed class Outlet(RecordQueue queue, MetricRegistry metrics, ITelemetryExporter exporter, Ledger ledger, int batchSize)
{
    /// <remarks>In memory, which is more than on the wire: far below what a request may be, and below what collectors take by default.</remarks>
    const long MaxBatchBytes = 4 * 1024 * 1024;

    readonly List<TelemetryRecord> _batch = new(Math.Min(batchSize, 128));

    public void SendFullBatches()
    {
        while (queue.Count >= batchSize && SendBatch(batchSize) > 0)
        {
        }
    }

    /// <summary>All that is in the queue now; what comes meanwhile waits for its own turn.</summary>
    public void SendRecords()
    {
        var left = queue.Count;
        while (left > 0 && SendBatch(Math.Min(left, batchSize)) is > 0 and var sent)
            left -= sent;
    }

    /// <summary>What has changed since it was collected last.</summary>
    public void SendMetrics() => Send(new([], metrics.Collect()));

    /// <summary>For the end, when nobody will send it any more. On any thread.</summary>
    public void LoseWhatIsLeft()
    {
        var left = new List<TelemetryRecord>();
        var size = queue.Read(left, int.MaxValue, long.MaxValue);
        foreach (var record in left)
            ledger.Losses.Add(LossReason.Stopped, signal: record.Signal);
        queue.Release(left.Count, size);
    }

    /// <summary>How many: none where a writer has taken a place and its record is not there yet.</summary>
    int SendBatch(int max)
    {
        var size = queue.Read(_batch, max, MaxBatchBytes);
        var count = _batch.Count;
        Send(new(_batch, []), size);
        _batch.Clear();
        return count;
    }

    void Send(Batch batch, long size = 0)
    {
        if (batch.Count == 0)
            return;

        // Before the exporter has it and before the queue has forgotten it: whoever adds up never misses what is between them.
        var spans = batch.CountOf(TelemetrySignal.Traces);
        var logs = batch.Records.Count - spans;
        var points = batch.CountOf(TelemetrySignal.Metrics);
        ledger.Handed(spans, TelemetrySignal.Traces);
        ledger.Handed(logs, TelemetrySignal.Logs);
        ledger.Handed(points, TelemetrySignal.Metrics);
        queue.Release(batch.Records.Count, size);
        var result = Export(batch);
        if (result == ExportResult.Taken)
            return;

        Tell(result, TelemetrySignal.Traces, spans);
        Tell(result, TelemetrySignal.Logs, logs);
        Tell(result, TelemetrySignal.Metrics, points);
    }

    void Tell(ExportResult result, TelemetrySignal signal, int count)
    {
        if (result == ExportResult.Success)
            ledger.Deliver(count, signal);
        else
            ledger.Lose(LossReason.SendFailed, count, signal);
        ledger.Settled(count, signal);
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
