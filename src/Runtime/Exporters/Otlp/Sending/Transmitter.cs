using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>The thread that sends requests, one at a time, and sends them again where that may help; then those of the spool. Never throws.</summary>
/// <remarks>
/// A thread beside the sender's, so that batches are still taken out of the queue while a collector is slow. It starts with the first
/// request, and sleeps while there is none.
/// </remarks>
sealed class Transmitter : IDisposable
{
    /// <summary>A collector that cannot be reached at all may be back any moment; a wrong address will not.</summary>
    static readonly TimeSpan _longestUnreached = TimeSpan.FromMinutes(5);

    static readonly TimeSpan _closingTime = TimeSpan.FromSeconds(1);

    readonly OtlpSettings _settings;
    readonly Lane[] _lanes;
    readonly Outbox _outbox;
    readonly FlushWaiters _waiters;
    readonly Spool? _spool;
    readonly Safekeeping _safekeeping;
    readonly Overdue _overdue;
    readonly Collector _collector;
    readonly Recovery _recovery;
    readonly Courier _courier;
    readonly Ledger _ledger;
    readonly TimeProvider _time;
    readonly Action<Exception> _cannotRun;
    readonly Func<ThreadStart, string, Thread> _startThread;
    readonly WakeSignal _signal;
    readonly CancellationTokenSource _closing = new();
    Thread? _thread;
    bool _isRecalled;

    /// <param name="settings">Where and how.</param>
    /// <param name="lanes">One a signal.</param>
    /// <param name="context">What the exporter works with.</param>
    /// <param name="createHandler">Called once for each of the TLS settings, before the first request.</param>
    /// <param name="spool">What outlives the process; null for nothing.</param>
    public Transmitter(OtlpSettings settings, Lane[] lanes, ExporterContext context, Func<TlsSettings, HttpMessageHandler> createHandler, Spool? spool)
    {
        _settings = settings;
        _lanes = lanes;
        _ledger = context.Ledger;
        _time = context.Time;
        _cannotRun = context.CannotRun;
        _startThread = context.StartThread;
        _outbox = new(lanes, settings.MaxPendingBytes, context.Time);
        _waiters = new(_outbox, context.Time);
        _spool = spool;
        _safekeeping = new(spool?.Store, context.Ledger, context.Write);
        _overdue = new(_outbox, _safekeeping, context.Time);
        _collector = new(spool?.Health, settings.Patience, context.Time);
        _recovery = new(_safekeeping, context.Ledger, context.Time);
        _courier = new(createHandler, context, _collector, _closing.Token);
        _signal = new(context.Time);
    }

    /// <summary>Makes ready what the first request will need. On the thread that adds it.</summary>
    public void Prepare()
    {
        Recall();
        // Nothing is on disk of who is well until something is overdue.
        if (_collector.State != CollectorState.Healthy)
            _safekeeping.Open();
    }

    /// <summary>Takes a request to send it. What does not fit goes to the spool, or is counted. One caller at a time.</summary>
    public void Add(EncodedRequest request)
    {
        Recall();
        if (!_outbox.TryAdd(request))
        {
            Finish(request, TryLeave(request) ? null : LossReason.QueueFull);
            return;
        }

        // Whoever is not known to take it soon may not take it before the process is killed.
        if (_collector.State != CollectorState.Healthy)
            _safekeeping.TryKeep(request);
        else
            _overdue.Watch();
        if (_thread is not null || TryStart())
            _signal.Set();
        else
            Clear(LossReason.SendFailed);
    }

    /// <summary>Completes a flush when all that is here now is settled, or as soon as it is known that this will not be in time.</summary>
    public void Drain(FlushRequest flush)
    {
        var sequence = _outbox.LastSequence;
        if (flush.IsUrgent)
            flush.Keep(_overdue.TryKeepAll());
        _waiters.Add(flush, sequence);
        CheckWaiters();
    }

    /// <summary>Somebody has waited for a flush as long as he does.</summary>
    public void GaveUpWaiting() => _collector.GaveUpWaiting();

    /// <summary>Breaks off what is under way; nothing is sent or kept from here on, and disposal counts it as lost. Any thread.</summary>
    public void Abandon()
    {
        _safekeeping.Abandon();
        _spool?.Close();
        _closing.Cancel();
        _signal.Set();
    }

    /// <summary>Breaks off what is under way; what has not been sent goes to the spool, or is lost and counted.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _signal.Set();
        _thread?.Join(_closingTime);
        _overdue.Dispose();
        Clear(LossReason.Stopped);
        _safekeeping.Dispose();
    }

    /// <summary>
    /// A collector that was away when somebody asked last is given a moment: many short runs should not each ask in vain. So is one that was slow,
    /// for as long as somebody would wait for it: whoever ends before that would not have got its answer.
    /// </summary>
    void Recall()
    {
        if (_isRecalled)
            return;

        _isRecalled = true;
        _collector.Recall();
        if (!_collector.IsHopeless)
            return;

        var wait = _collector.IsAway ? _settings.FirstWaitWhereAway : _settings.Patience;
        foreach (var lane in _lanes)
            _outbox.Postpone(lane, wait);
        _recovery.Postpone(wait);
    }

    /// <summary>False where there can be no thread: then this process will send nothing.</summary>
    bool TryStart()
    {
        try
        {
            _thread = _startThread(Run, "AutomagikTelemetry exporter");
            return true;
        }
        catch (Exception exception)
        {
            _cannotRun(exception);
            return false;
        }
    }

    /// <summary>What is here goes to the spool, or is lost.</summary>
    void Clear(LossReason reason)
    {
        foreach (var request in _outbox.Clear())
            Finish(request, _safekeeping.TryLeave(request) ? null : reason);
        CheckWaiters();
    }

    void Run()
    {
        while (!_closing.IsCancellationRequested)
        {
            if (_outbox.NextDue(out var wait) is var (lane, request))
                Send(lane, request);
            else if (_recovery.TryTake() is { } spooled)
                Recover(spooled);
            else
                Sleep(Shorter(wait, _recovery.Wait));
        }

        _courier.Dispose();
    }

    /// <summary>The last flush may wait for what has just turned out to be the end of the spool.</summary>
    void Sleep(TimeSpan wait)
    {
        CheckWaiters();
        _signal.Wait(wait);
    }

    void Send(Lane lane, EncodedRequest request)
    {
        try
        {
            var wasAway = _collector.IsAway;
            var verdict = _courier.Deliver(lane, request);
            if (wasAway && verdict.Result == SendResult.Taken)
                _recovery.Resume();
            if (_closing.IsCancellationRequested && verdict.Result != SendResult.Taken)
                return;

            Conclude(lane, request, verdict);
        }
        catch (Exception)
        {
            // Out of memory, for one. An exception that leaves a thread would end the host.
            Settle(lane, request, LossReason.InternalError, request.Count);
        }

        CheckWaiters();
    }

    void Conclude(Lane lane, EncodedRequest request, Verdict verdict)
    {
        switch (verdict.Result)
        {
            case SendResult.Taken:
                lane.Failures = 0;
                Settle(lane, request, LossReason.Rejected, (int)Math.Min(verdict.Rejected, request.Count));
                break;
            case SendResult.TryAgain or SendResult.NotReached:
                _recovery.Postpone(Postpone(lane, verdict));
                if (IsWorthIt(request, verdict))
                    _safekeeping.TryKeep(request);
                else if (TryLeave(request))
                    Remove(lane, request);
                else
                    Settle(lane, request, LossReason.SendFailed, request.Count);
                break;
            default:
                lane.Failures = 0;
                Settle(lane, request, verdict.Result == SendResult.Refused ? LossReason.Rejected : LossReason.SendFailed, request.Count);
                break;
        }
    }

    /// <summary>A request of the spool, which nobody waits for: it is sent once, and goes back where it was not taken.</summary>
    void Recover(EncodedRequest request)
    {
        try
        {
            var lane = _outbox.LaneOf(request);
            var verdict = _courier.Deliver(lane, request);
            if (_recovery.Conclude(request, verdict))
                _recovery.Postpone(Postpone(lane, verdict));
            else
                lane.Failures = 0;
        }
        catch (Exception)
        {
            _recovery.Conclude(request, new(SendResult.TryAgain));
            _recovery.Postpone(Backoff.Longest);
        }
    }

    /// <summary>Leaves a request to the spool, from where it is sent when the others are.</summary>
    bool TryLeave(EncodedRequest request)
    {
        if (!_safekeeping.TryLeave(request))
            return false;

        _recovery.Expect();
        return true;
    }

    TimeSpan Postpone(Lane lane, Verdict verdict)
    {
        lane.Failures++;
        var wait = Backoff.After(verdict, _settings.RetryBackoff, lane.Failures);
        _outbox.Postpone(lane, wait);
        return wait;
    }

    /// <summary>What has reached the collector counts as an attempt; a collector that is not there does not use them up.</summary>
    bool IsWorthIt(EncodedRequest request, Verdict verdict)
    {
        if (verdict.Result == SendResult.TryAgain)
            return ++request.Attempts <= _settings.MaxRetries;
        return _settings.MaxRetries > 0 && _time.GetElapsedTime(request.Since) < _longestUnreached;
    }

    /// <summary>A request is done with: what is not lost of it has arrived.</summary>
    void Settle(Lane lane, EncodedRequest request, LossReason reason, int lost)
    {
        _safekeeping.Forget(request);
        if (!_outbox.TryRemove(lane, request))
            return;

        _ledger.Deliver(request.Count - lost, request.Signal);
        _ledger.Lose(reason, lost, request.Signal);
        _ledger.Settled(request.Count, request.Signal);
        // It is sent, no file of it will be written, and nobody else has taken it out.
        request.Buffer?.Dispose();
    }

    void Remove(Lane lane, EncodedRequest request)
    {
        if (_outbox.TryRemove(lane, request))
            Finish(request, null);
    }

    /// <summary>A request that is left to the spool or, with a reason, lost.</summary>
    void Finish(EncodedRequest request, LossReason? reason)
    {
        if (reason is { } lost)
            _ledger.Lose(lost, request.Count, request.Signal);
        _ledger.Settled(request.Count, request.Signal);
    }

    static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a == Timeout.InfiniteTimeSpan || (b != Timeout.InfiniteTimeSpan && b < a) ? b : a;

    void CheckWaiters() => _waiters.Check(_collector.IsHopeless, isRecovering: _thread is not null && _recovery.IsUnderWay && !_collector.IsHopeless);
}
