using AutomagikTelemetry.Delivery.Metering;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Delivery;

/// <summary>What the sender's thread does, from its start until it is told to stop: it sends what is due, and sleeps. Never throws.</summary>
/// <param name="options">Valid ones.</param>
/// <param name="queue">Records that wait.</param>
/// <param name="metrics">What is collected with every flush, and when the interval ends.</param>
/// <param name="exporter">Where batches go.</param>
/// <param name="outlet">The way there.</param>
/// <param name="requests">Flushes that wait for this thread.</param>
/// <param name="wakeUps">Wakes it.</param>
/// <param name="ledger">Is told what becomes of each item.</param>
/// <param name="lossReport">Is asked to look at the ledger now and then.</param>
/// <param name="time">The clock.</param>
sealed class SenderLoop(
    TelemetryOptions options, RecordQueue queue, MetricRegistry metrics, ITelemetryExporter exporter, Outlet outlet, FlushRequests requests, WakeUps wakeUps,
    Ledger ledger, LossReport lossReport, TimeProvider time)
{
    readonly MetricRegistry? _selfMetricsTarget = options.SelfMetrics ? metrics : null;
    readonly BatchSchedule _schedule = new(options, exporter.IsEager, time);
    readonly Settlement _settlement = new();
    volatile bool _isStopping;
    volatile bool _isAbandoned;

    /// <summary>Whether nothing more is sent or kept.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>Sends what there is, once more, and ends. Any thread.</summary>
    public void Stop() => _isStopping = true;

    /// <summary>Sends nothing more, and ends when it is told to. Any thread.</summary>
    public void Abandon() => _isAbandoned = true;

    public void Run()
    {
        Prepare();
        _schedule.Restart();
        using var selfMetrics = new SelfMetrics(queue, exporter, ledger, _selfMetricsTarget);
        while (!RunOnce(selfMetrics))
        {
            if (wakeUps.Sleep(() => queue.Count == 0 && metrics.IsEmpty, _schedule.WantsFirst, () => _schedule.TimeToNext(queue.Count), selfMetrics.Open))
                _schedule.Restart();
        }
    }

    void Prepare()
    {
        try
        {
            if (!_isAbandoned)
                exporter.Prepare();
        }
        catch (Exception)
        {
            // The first batch meets it again, and is counted.
        }
    }

    /// <summary>Sends what is due; true when that was the last time.</summary>
    bool RunOnce(SelfMetrics selfMetrics)
    {
        // Both are read before the queue: what was recorded before them is in it.
        var isStopping = _isStopping;
        requests.Take();
        try
        {
            if (!_isAbandoned)
            {
                _settlement.WaitFor(requests.Taken);
                Send(isFlush: isStopping || requests.Taken.Count > 0, selfMetrics);
                lossReport.Update();
            }
        }
        catch (Exception)
        {
            // Out of memory, for one. An exception that leaves a thread would end the host.
            ledger.Losses.Add(LossReason.InternalError);
        }

        requests.HandOn(_isAbandoned);
        return isStopping;
    }

    /// <summary>All there is, or what is due.</summary>
    void Send(bool isFlush, SelfMetrics selfMetrics)
    {
        if (_schedule.TakeRecords(isFlush, queue.Count))
            outlet.SendRecords();
        else
            outlet.SendFullBatches();
        if (!_schedule.TakeMetrics(isFlush))
            return;

        selfMetrics.Collect();
        outlet.SendMetrics();
    }
}
