using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Delivery;

/// <summary>The way from a record to the exporter: a queue, and the one thread that empties it. Thread-safe, never throws; nothing waits but the flushes.</summary>
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
    readonly Ledger _ledger;
    readonly LossReport _lossReport;
    readonly TimeProvider _time;
    readonly Action<Exception> _cannotRun;
    readonly Func<ThreadStart, string, Thread> _startThread;
    readonly IDisposable? _owned;
    readonly LastWait _lastWait;
    readonly FlushRequests _requests;
    readonly WakeUps _wakeUps;
    readonly SenderLoop _loop;

    readonly FlushRequest _stopped = new(TimeSpan.Zero, deadline: 0);
    readonly object _starting = new();
    volatile Thread? _thread;
    volatile bool _isClosed;

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
        _ledger = ledger;
        _lossReport = lossReport;
        _time = time;
        _cannotRun = cannotRun;
        _startThread = startThread ?? BackgroundThread.Start;
        _owned = owned;
        _requests = new(exporter);
        _wakeUps = new(options.BatchSize, Math.Max(options.BatchSize, options.MaxQueueSize / 2), time);
        _loop = new(options, _queue, metrics, exporter, _outlet, _requests, _wakeUps, ledger, lossReport, time);
        _lastWait = new(ledger, options.CommandFlushTimeout);
        ExitTimeout = options.ExitTimeout;
    }

    public TimeSpan ExitTimeout { get; }

    /// <summary>Items that are neither delivered nor lost, and not on disk.</summary>
    public long Pending => _queue.Count + _ledger.UnderWay - _ledger.Kept;

    public void Enqueue(TelemetryRecord record)
    {
        var isClosed = _isClosed;
        var size = record.Size;
        var reason = isClosed ? LossReason.Stopped : size > MaxRecordBytes ? LossReason.TooLarge : LossReason.QueueFull;
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
                if (_thread is null && !_isClosed)
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

        _requests.Add(request);
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
        if (_thread is not null && !_loop.IsAbandoned)
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
            _isClosed = true;
            if (_thread is null)
                _stopped.Complete(isSettled: true);
        }

        _loop.Stop();
        _wakeUps.Now();
        return _stopped;
    }

    /// <summary>As <see cref="BeginStop"/>, but nothing more is sent or kept: the user wants none of it.</summary>
    public FlushRequest BeginAbandon()
    {
        _loop.Abandon();
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
            _isClosed = true;
            _stopped.Complete(isSettled: true);
            _outlet.LoseWhatIsLeft();
            _cannotRun(exception);
            return;
        }

        ExitHooks.Register(this);
    }

    void Run()
    {
        _loop.Run();
        Close();
        ExitHooks.Unregister(this);
        _outlet.LoseWhatIsLeft();
        _stopped.Complete(isSettled: true);
        // What came before that was seen.
        _outlet.LoseWhatIsLeft();
        _requests.Take();
        _requests.HandOn(_loop.IsAbandoned);
    }

    /// <summary>Waits for what is under way, then closes the exporter. Never throws.</summary>
    void Close()
    {
        try
        {
            var request = new FlushRequest(TimeSpan.Zero, _time.TimestampAfter(ExitTimeout)) { IsUrgent = true, IsLast = true };
            _requests.HandOn(request, _loop.IsAbandoned);
            WaitForLast(request, ExitTimeout);
            // Once more: the exporter may have been made meanwhile.
            if (_loop.IsAbandoned)
                _exporter.Abandon();
            _owned?.Dispose();
        }
        catch (Exception)
        {
            // All that it held goes with the process.
        }
    }
}
