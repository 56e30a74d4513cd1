using System.Collections.Concurrent;
using System.Diagnostics;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Delivery;

/// <summary>Queue, batching and the one thread that exports. Thread-safe, never throws; nothing waits but <see cref="Flush"/>.</summary>
/// <remarks>
/// A thread of its own and not the pool's, since a starved pool must not stop telemetry. It starts with the first record or metric, and
/// sleeps for good while there is neither.
/// </remarks>
sealed class Sender
{
    /// <remarks>Short, since one task that never ends would cost every flush as much.</remarks>
    static readonly TimeSpan _longestSettleTime = TimeSpan.FromMilliseconds(10);

    static readonly TimeSpan _restTime = TimeSpan.FromMilliseconds(5);

    readonly ITelemetryExporter _exporter;
    readonly MetricRegistry _metrics;
    readonly Losses _losses;
    readonly LossReport? _lossReport;
    readonly IDisposable? _owned;
    readonly int _batchSize;
    readonly TimeSpan _interval;

    readonly RecordQueue _queue;
    readonly ConcurrentQueue<FlushRequest> _requests = new();
    readonly WakeSignal _wake = new();
    readonly FlushRequest _stopped = new(TimeSpan.Zero);
    readonly object _starting = new();
    readonly int _halfFull;
    volatile Thread? _thread;
    volatile Waiting _waiting;
    long _delivered;
    volatile bool _isStopping;

    // Used by the sender's thread only.
    readonly List<TelemetryRecord> _batch;
    readonly List<FlushRequest> _taken = [];
    long _intervalStart;
    int _unsettled;

    /// <summary>Valid options; <paramref name="owned"/>, if any, is disposed after the last batch, on the sender's thread.</summary>
    public Sender(TelemetryOptions options, ITelemetryExporter exporter, MetricRegistry metrics, Losses losses, LossReport? lossReport, IDisposable? owned = null)
    {
        _exporter = exporter;
        _metrics = metrics;
        _losses = losses;
        _lossReport = lossReport;
        _owned = owned;
        _batchSize = options.BatchSize;
        _interval = options.FlushInterval;
        _queue = new(options.MaxQueueSize);
        _halfFull = Math.Max(options.BatchSize, options.MaxQueueSize / 2);
        _batch = new(Math.Min(options.BatchSize, 128));
        ExitTimeout = options.ExitTimeout;
    }

    public TimeSpan ExitTimeout { get; }

    /// <summary>Records and metric points exported so far.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    public void Enqueue(TelemetryRecord record)
    {
        if (_isStopping)
        {
            _losses.Add(LossReason.Stopped);
            return;
        }

        if (!_queue.TryWrite(record, out var count))
        {
            _losses.Add(LossReason.QueueFull);
            return;
        }

        if (_thread is null)
            Start();
        else if (IsWorthWaking(count))
            _wake.Set();
    }

    /// <summary>The first record starts the interval, a full batch ends it. Under load neither wakes a sender that looks again by itself within milliseconds.</summary>
    bool IsWorthWaking(int count) =>
        (count == 1 && _waiting == Waiting.ForAnything)
        || (count == _batchSize && _waiting >= Waiting.ForABatch)
        || count == _halfFull;

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

        _wake.Set();
    }

    /// <summary>Asks for a flush and returns at once.</summary>
    public FlushRequest BeginFlush(TimeSpan budget)
    {
        var request = new FlushRequest(budget / 2 < _longestSettleTime ? budget / 2 : _longestSettleTime);
        if (_thread is null && SideObservations.Open == 0 || _stopped.Done.IsCompleted)
        {
            request.Complete();
            return request;
        }

        _requests.Enqueue(request);
        Start();
        // The thread may have ended before it saw the request.
        if (_stopped.Done.IsCompleted)
            request.Complete();
        return request;
    }

    /// <summary>Waits until all that was recorded before has been exported; false when the time is up first.</summary>
    public bool Flush(TimeSpan budget) => Wait(BeginFlush(budget), budget);

    /// <summary>Takes no more records, exports what there is and ends the thread, which the result waits for.</summary>
    public FlushRequest BeginStop()
    {
        lock (_starting)
        {
            _isStopping = true;
            if (_thread is null)
                _stopped.Complete();
        }

        _wake.Set();
        return _stopped;
    }

    /// <summary>On the sender's own thread, where an exporter's code may have ended up here, waiting would be waiting for oneself.</summary>
    bool Wait(FlushRequest request, TimeSpan budget) => request.Done.IsCompleted || (Thread.CurrentThread != _thread && request.Done.Wait(budget));

    void StartThread()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = "AutomagikTelemetry sender" };
        // Unsafe: the caller's AsyncLocals are none of the sender's business.
        thread.UnsafeStart();
        _thread = thread;
        ExitHooks.Register(this);
    }

    void Run()
    {
        _intervalStart = Stopwatch.GetTimestamp();
        while (!RunOnce())
            Sleep();

        ExitHooks.Unregister(this);
        _losses.Add(LossReason.Stopped, _queue.Count);
        _stopped.Complete();
        TakeRequests();
        CompleteRequests();
        DisposeOwned();
    }

    /// <summary>Sends what is due; true when that was the last time.</summary>
    bool RunOnce()
    {
        // Both are read before the queue: what was recorded before them is in it.
        var isStopping = _isStopping;
        TakeRequests();
        try
        {
            Settle();
            if (isStopping || _taken.Count > 0 || Stopwatch.GetElapsedTime(_intervalStart) >= _interval)
                SendAll();
            else
                SendFullBatches();
            _lossReport?.Update(Delivered);
        }
        catch (Exception)
        {
            // Out of memory, for one. An exception that leaves a thread would end the host.
            _losses.Add(LossReason.Failed);
        }

        CompleteRequests();
        return isStopping;
    }

    void TakeRequests()
    {
        while (_requests.TryDequeue(out var request))
            _taken.Add(request);
    }

    void CompleteRequests()
    {
        foreach (var request in _taken)
            request.Complete();
        _taken.Clear();
    }

    /// <remarks>
    /// It rests a little before it waits to be woken: a wake-up costs its caller microseconds, and under load there would be one for every
    /// full batch. What it waits for is told before it looks at the queue for the last time, so that no record slips between.
    /// </remarks>
    void Sleep()
    {
        _waiting = Waiting.ForNeed;
        if (!_wake.Wait(_restTime))
        {
            Tell(Waiting.ForABatch);
            var isIdle = IsIdle;
            if (isIdle)
            {
                Tell(Waiting.ForAnything);
                isIdle = IsIdle;
            }

            _wake.Wait(isIdle ? Timeout.InfiniteTimeSpan : TimeToNextBatch());
            if (isIdle)
                _intervalStart = Stopwatch.GetTimestamp();
        }

        _waiting = Waiting.ForNothing;
    }

    bool IsIdle => _queue.Count == 0 && _metrics.IsEmpty;

    void Tell(Waiting waiting)
    {
        _waiting = waiting;
        Interlocked.MemoryBarrier();
    }

    void DisposeOwned()
    {
        try
        {
            _owned?.Dispose();
        }
        catch (Exception)
        {
            // All that it held goes with the process.
        }
    }

    TimeSpan TimeToNextBatch()
    {
        var left = _interval - Stopwatch.GetElapsedTime(_intervalStart);
        return left > TimeSpan.Zero && _queue.Count < _batchSize ? left : TimeSpan.Zero;
    }

    /// <summary>
    /// Nobody awaits a task that is followed on the side, so a flush gives those about to end a moment to be recorded; but not again to those
    /// that a flush has waited for in vain.
    /// </summary>
    void Settle()
    {
        _unsettled = Math.Min(_unsettled, SideObservations.Open);
        if (_taken.Count == 0 || SideObservations.Open <= _unsettled)
            return;

        var longest = _taken.Max(request => request.SettleTime);
        var start = Stopwatch.GetTimestamp();
        while (SideObservations.Open > _unsettled && Stopwatch.GetElapsedTime(start) < longest)
            Thread.Sleep(1);
        _unsettled = SideObservations.Open;
    }

    void SendFullBatches()
    {
        while (_queue.Count >= _batchSize)
            Send(_batchSize, []);
    }

    void SendAll()
    {
        _intervalStart = Stopwatch.GetTimestamp();
        var left = _queue.Count;
        for (; left > _batchSize; left -= _batchSize)
            Send(_batchSize, []);
        Send(left, _metrics.Collect());
    }

    void Send(int count, IReadOnlyList<MetricSnapshot> metrics)
    {
        _queue.Read(_batch, count);
        var batch = new Batch(_batch, metrics);
        if (batch.Count == 0)
            return;

        var lost = Math.Min(Export(batch).Lost, batch.Count);
        Interlocked.Add(ref _delivered, batch.Count - lost);
        _losses.Add(LossReason.ExportFailed, lost);
        _batch.Clear();
    }

    ExportResult Export(Batch batch)
    {
        try
        {
            return _exporter.Export(batch);
        }
        catch (Exception)
        {
            return ExportResult.Failure;
        }
    }
}
