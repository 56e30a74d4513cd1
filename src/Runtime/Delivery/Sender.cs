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
    readonly RecordQueue _queue;
    readonly Outlet _outlet;
    readonly MetricRegistry _metrics;
    readonly Losses _losses;
    readonly LossReport? _lossReport;
    readonly int _batchSize;
    readonly TimeSpan _interval;

    readonly ConcurrentQueue<FlushRequest> _requests = new();
    readonly WakeUps _wakeUps;
    readonly FlushRequest _stopped = new(TimeSpan.Zero);
    readonly object _starting = new();
    volatile Thread? _thread;
    volatile bool _isStopping;

    // Used by the sender's thread only.
    readonly List<FlushRequest> _taken = [];
    readonly Settlement _settlement = new();
    long _intervalStart;

    /// <summary>Valid options; <paramref name="owned"/>, if any, is disposed after the last batch, on the sender's thread.</summary>
    public Sender(TelemetryOptions options, ITelemetryExporter exporter, MetricRegistry metrics, Losses losses, LossReport? lossReport, IDisposable? owned = null)
    {
        _queue = new(options.MaxQueueSize);
        _outlet = new(_queue, metrics, exporter, losses, options.BatchSize, owned);
        _metrics = metrics;
        _losses = losses;
        _lossReport = lossReport;
        _batchSize = options.BatchSize;
        _interval = options.FlushInterval;
        _wakeUps = new(options.BatchSize, Math.Max(options.BatchSize, options.MaxQueueSize / 2));
        ExitTimeout = options.ExitTimeout;
    }

    public TimeSpan ExitTimeout { get; }

    /// <summary>Records and metric points exported so far.</summary>
    public long Delivered => _outlet.Delivered;

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
        else
            _wakeUps.Recorded(count);
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
    public FlushRequest BeginFlush(TimeSpan budget)
    {
        var request = new FlushRequest(Settlement.TimeWithin(budget));
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

        _wakeUps.Now();
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
        {
            if (_wakeUps.Sleep(() => _queue.Count == 0 && _metrics.IsEmpty, TimeToNextBatch))
                _intervalStart = Stopwatch.GetTimestamp();
        }

        ExitHooks.Unregister(this);
        _outlet.CountWhatIsLeft();
        _stopped.Complete();
        TakeRequests();
        CompleteRequests();
        _outlet.Close();
    }

    /// <summary>Sends what is due; true when that was the last time.</summary>
    bool RunOnce()
    {
        // Both are read before the queue: what was recorded before them is in it.
        var isStopping = _isStopping;
        TakeRequests();
        try
        {
            _settlement.WaitFor(_taken);
            if (isStopping || _taken.Count > 0 || Stopwatch.GetElapsedTime(_intervalStart) >= _interval)
            {
                _intervalStart = Stopwatch.GetTimestamp();
                _outlet.SendAll();
            }
            else
            {
                _outlet.SendFullBatches();
            }

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

    TimeSpan TimeToNextBatch()
    {
        var left = _interval - Stopwatch.GetElapsedTime(_intervalStart);
        return left > TimeSpan.Zero && _queue.Count < _batchSize ? left : TimeSpan.Zero;
    }
}
