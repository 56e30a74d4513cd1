using System.Collections.Concurrent;
using AutomagikTelemetry.Delivery.Metering;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Delivery;

/// <summary>Queue, batching and the one thread that hands batches to the exporter. Thread-safe, never throws; nothing waits but the flushes.</summary>
/// <remarks>
/// A thread of its own and not the pool's, since a starved pool must not stop telemetry. It starts with the first record or metric, or where one is about to be, and
/// sleeps for good while there is neither.
/// </remarks>
sealed class Sender
{
    /// <remarks>The strings of a record are cut, so that only very many attributes or very long names come near it.</remarks>
    const int MaxRecordBytes = 1024 * 1024;

    readonly RecordQueue _queue;
    readonly Outlet _outlet;
    readonly ITelemetryExporter _exporter;
    readonly MetricRegistry _metrics;
    readonly Ledger _ledger;
    readonly LossReport _lossReport;
    readonly TimeProvider _time;
    readonly Action<Exception> _cannotRun;
    readonly Func<ThreadStart, string, Thread> _startThread;
    readonly IDisposable? _owned;
    readonly LastWait _lastWait;
    readonly MetricRegistry? _selfMetricsTarget;

    readonly ConcurrentQueue<FlushRequest> _requests = new();
    readonly WakeUps _wakeUps;
    readonly FlushRequest _stopped = new(TimeSpan.Zero, deadline: 0);
    readonly object _starting = new();
    volatile Thread? _thread;
    volatile bool _isStopping;
    volatile bool _isAbandoned;

    // Used by the sender's thread only.
    readonly List<FlushRequest> _taken = [];
    readonly Settlement _settlement = new();
    readonly BatchSchedule _schedule;

    /// <param name="options">Valid ones.</param>
    /// <param name="exporter">Where batches go.</param>
    /// <param name="metrics">What is collected with every flush, and when the interval ends.</param>
    /// <param name="ledger">Is told what becomes of each item.</param>
    /// <param name="lossReport">Is asked to look at the ledger now and then.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cannotRun">Is told once when there can be no thread; nothing will ever be sent then.</param>
    /// <param name="owned">Disposed after the last batch, on the sender's thread.</param>
    /// <param name="startThread">Throws where there can be no thread.</param>
    public Sender(
        TelemetryOptions options, ITelemetryExporter exporter, MetricRegistry metrics, Ledger ledger, LossReport lossReport, TimeProvider time,
        Action<Exception> cannotRun, IDisposable? owned = null, Func<ThreadStart, string, Thread>? startThread = null)
    {
        _queue = new(options.MaxQueueSize, options.MaxQueueBytes);
        _outlet = new(_queue, metrics, exporter, ledger, options.BatchSize);
        _exporter = exporter;
        _metrics = metrics;
        _ledger = ledger;
        _lossReport = lossReport;
        _time = time;
        _cannotRun = cannotRun;
        _startThread = startThread ?? BackgroundThread.Start;
        _owned = owned;
        _schedule = new(options, exporter.IsEager, time);
        _selfMetricsTarget = options.SelfMetrics ? metrics : null;
        _wakeUps = new(options.BatchSize, Math.Max(options.BatchSize, options.MaxQueueSize / 2), time);
        _lastWait = new(ledger, options.CommandFlushTimeout);
        ExitTimeout = options.ExitTimeout;
    }

    public TimeSpan ExitTimeout { get; }

    /// <summary>Items that are neither delivered nor lost, and not on disk.</summary>
    public long Pending => _queue.Count + _ledger.UnderWay - _ledger.Kept;

    public void Enqueue(TelemetryRecord record)
    {
        var isStopping = _isStopping;
        var size = record.Size;
        var reason = isStopping ? LossReason.Stopped : size > MaxRecordBytes ? LossReason.TooLarge : LossReason.QueueFull;
        if (reason != LossReason.QueueFull || !_queue.TryWrite(record, size, out var count))
        {
            _ledger.Losses.Add(reason, signal: record.Signal);
            return;
        }

        if (_thread is null)
            Start();
        else
            _wakeUps.Recorded(count);
        // The thread may have ended before it saw the record.
        if (_stopped.Done.IsCompleted)
            _outlet.LoseWhatIsLeft();
    }

    /// <summary>Starts the thread; wakes it if it runs.</summary>
    public void Start()
    {
        if (_thread is null)
        {
            lock (_starting)
            {
                if (_thread is null && !_isStopping)
                    StartThread();
            }
        }

        _wakeUps.Now();
    }

    /// <summary>Asks for a flush and returns at once.</summary>
    /// <param name="budget">What somebody waits for it; zero for nobody.</param>
    /// <param name="isLast">Whether the process ends then.</param>
    public FlushRequest BeginFlush(TimeSpan budget, bool isLast = false)
    {
        var request = new FlushRequest(Settlement.TimeWithin(budget), _time.TimestampAfter(budget)) { IsUrgent = budget > TimeSpan.Zero, IsLast = isLast };
        if (_thread is null && SideObservations.Open == 0 || _stopped.Done.IsCompleted)
        {
            request.Complete(isSettled: true);
            return request;
        }

        _requests.Enqueue(request);
        Start();
        // The thread may have ended before it saw the request.
        if (_stopped.Done.IsCompleted)
            request.Complete(isSettled: true);
        return request;
    }

    /// <summary>Waits until all that was recorded before has been delivered, spooled or lost; false when the time is up first, or will be.</summary>
    public bool Flush(TimeSpan budget)
    {
        var request = BeginFlush(budget);

        // On the sender's own thread, where an exporter's code may have ended up here, waiting would be waiting for oneself.
        if (Thread.CurrentThread == _thread)
            return request.IsSettled;

        if (request.Done.Wait(budget))
            return request.IsSettled;

        _exporter.GaveUpWaiting();
        return false;
    }

    /// <summary>As <see cref="Flush"/>, without blocking the caller. Never faults; false also when it is cancelled.</summary>
    public async Task<bool> FlushAsync(TimeSpan budget, CancellationToken cancellationToken = default)
    {
        var request = BeginFlush(budget);
        if (Thread.CurrentThread == _thread)
            return request.IsSettled;

        try
        {
            await request.Done.WaitAsync(budget, cancellationToken).ConfigureAwait(false);
            return request.IsSettled;
        }
        catch (TimeoutException)
        {
            _exporter.GaveUpWaiting();
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Says what the flush that somebody has just waited for has brought: the sender may have nothing to do any more that would.</summary>
    /// <remarks>Where no thread could start, that has been said, and what it has lost is a part of it.</remarks>
    public void ReportLosses()
    {
        if (_thread is not null && !_isAbandoned)
            _lossReport.Update();
    }

    /// <summary>For the end of the process.</summary>
    public void WaitForLast(FlushRequest request, TimeSpan budget)
    {
        if (!_lastWait.For(request, budget))
            _exporter.GaveUpWaiting();
        ReportLosses();
    }

    /// <summary>For the end of the process: what is in memory alone goes with it, and no book will tell.</summary>
    public void TellWhatIsLeft() => _lossReport.End(Pending);

    /// <summary>Takes no more records, sends what there is within <see cref="ExitTimeout"/> and ends the thread, which the result waits for.</summary>
    public FlushRequest BeginStop()
    {
        lock (_starting)
        {
            _isStopping = true;
            if (_thread is null)
                _stopped.Complete(isSettled: true);
        }

        _wakeUps.Now();
        return _stopped;
    }

    /// <summary>As <see cref="BeginStop"/>, but nothing more is sent or kept: the user wants none of it.</summary>
    public FlushRequest BeginAbandon()
    {
        _isAbandoned = true;
        _exporter.Abandon();
        return BeginStop();
    }

    void StartThread()
    {
        try
        {
            _thread = _startThread(Run, "AutomagikTelemetry sender");
        }
        catch (Exception exception)
        {
            _isStopping = true;
            _stopped.Complete(isSettled: true);
            _outlet.LoseWhatIsLeft();
            _cannotRun(exception);
            return;
        }

        ExitHooks.Register(this);
    }

    void Run()
    {
        Prepare();
        _schedule.Restart();
        using (var selfMetrics = new SelfMetrics(_queue, _exporter, _ledger, _selfMetricsTarget))
        {
            while (!RunOnce(selfMetrics))
            {
                if (_wakeUps.Sleep(() => _queue.Count == 0 && _metrics.IsEmpty, _schedule.WantsFirst, () => _schedule.TimeToNext(_queue.Count), selfMetrics.Open))
                    _schedule.Restart();
            }
        }

        Close();
        ExitHooks.Unregister(this);
        _outlet.LoseWhatIsLeft();
        _stopped.Complete(isSettled: true);
        // What came before that was seen.
        _outlet.LoseWhatIsLeft();
        TakeRequests();
        CompleteRequests();
    }

    void Prepare()
    {
        try
        {
            if (!_isAbandoned)
                _exporter.Prepare();
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
        TakeRequests();
        try
        {
            if (!_isAbandoned)
            {
                _settlement.WaitFor(_taken);
                Send(isFlush: isStopping || _taken.Count > 0, selfMetrics);
                _lossReport.Update();
            }
        }
        catch (Exception)
        {
            // Out of memory, for one. An exception that leaves a thread would end the host.
            _ledger.Losses.Add(LossReason.InternalError);
        }

        CompleteRequests();
        return isStopping;
    }

    /// <summary>All there is, or what is due.</summary>
    void Send(bool isFlush, SelfMetrics selfMetrics)
    {
        if (_schedule.TakeRecords(isFlush, _queue.Count))
            _outlet.SendRecords();
        else
            _outlet.SendFullBatches();
        if (!_schedule.TakeMetrics(isFlush))
            return;

        selfMetrics.Collect();
        _outlet.SendMetrics();
    }

    void TakeRequests()
    {
        while (_requests.TryDequeue(out var request))
            _taken.Add(request);
    }

    void CompleteRequests()
    {
        foreach (var request in _taken)
            Drain(request);
        _taken.Clear();
    }

    void Drain(FlushRequest request)
    {
        try
        {
            if (_isAbandoned)
                request.Complete(isSettled: true);
            else
                _exporter.Drain(request);
        }
        catch (Exception)
        {
            request.Complete(isSettled: false);
        }
    }

    /// <summary>Waits for what is under way, then closes the exporter. Never throws.</summary>
    void Close()
    {
        try
        {
            var request = new FlushRequest(TimeSpan.Zero, _time.TimestampAfter(ExitTimeout)) { IsUrgent = true, IsLast = true };
            Drain(request);
            WaitForLast(request, ExitTimeout);
            // Once more: the exporter may have been made meanwhile.
            if (_isAbandoned)
                _exporter.Abandon();
            _owned?.Dispose();
        }
        catch (Exception)
        {
            // All that it held goes with the process.
        }
    }
}
