using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>The thread that sends requests, one at a time, and sends them again where that may help. Never throws.</summary>
/// <remarks>
/// A thread beside the sender's, so that batches are still taken out of the queue while a collector is slow. It starts with the first
/// request, and sleeps while there is none.
/// </remarks>
sealed class Transmitter : IDisposable
{
    /// <remarks>A collector that cannot be reached at all may be back any moment; a wrong address will not.</remarks>
    static readonly TimeSpan _longestUnreached = TimeSpan.FromMinutes(5);

    static readonly TimeSpan _closingTime = TimeSpan.FromSeconds(1);

    readonly OtlpSettings _settings;
    readonly Outbox _outbox;
    readonly Ledger _ledger;
    readonly TimeProvider _time;
    readonly Func<TlsSettings, HttpMessageHandler> _createHandler;
    readonly Action<Exception> _cannotRun;
    readonly WakeSignal _signal;
    readonly CancellationTokenSource _closing = new();
    Thread? _thread;

    // Used by the thread only.
    readonly Dictionary<TlsSettings, CollectorClient> _clients = [];

    public Transmitter(OtlpSettings settings, IReadOnlyList<Lane> lanes, ExporterContext context, Func<TlsSettings, HttpMessageHandler> createHandler)
    {
        _settings = settings;
        _outbox = new(lanes, settings.MaxPendingBytes, context.Time);
        _ledger = context.Ledger;
        _time = context.Time;
        _createHandler = createHandler;
        _cannotRun = context.CannotRun;
        _signal = new(context.Time);
    }

    /// <summary>Takes a request to send it. What does not fit is counted. One caller at a time.</summary>
    public void Add(EncodedRequest request)
    {
        if (!_outbox.TryAdd(request))
        {
            Lose(request, LossReason.QueueFull, request.Count);
            return;
        }

        if (_thread is null)
            Start();
        _signal.Set();
    }

    public void Drain(FlushRequest flush) => _outbox.Drain(flush);

    /// <summary>Breaks off what is under way; what has not been sent is lost and counted.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _signal.Set();
        _thread?.Join(_closingTime);
        foreach (var request in _outbox.Clear())
            Lose(request, LossReason.Stopped, request.Count);
        _outbox.CompleteFlushes();
    }

    void Start()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = "AutomagikTelemetry exporter" };
        thread.UnsafeStart();
        _thread = thread;
    }

    void Run()
    {
        while (!_closing.IsCancellationRequested)
        {
            if (_outbox.NextDue(out var wait) is var (lane, request))
                Send(lane, request);
            else
                _signal.Wait(wait);
        }

        foreach (var client in _clients.Values)
            client.Dispose();
    }

    void Send(Lane lane, EncodedRequest request)
    {
        try
        {
            var verdict = Try(lane, request);
            if (_closing.IsCancellationRequested && verdict.Result != SendResult.Taken)
                return;

            Conclude(lane, request, verdict);
        }
        catch (Exception)
        {
            // Out of memory, for one. An exception that leaves a thread would end the host.
            Settle(lane, request, LossReason.InternalError, request.Count);
        }

        _outbox.CompleteFlushes();
    }

    Verdict Try(Lane lane, EncodedRequest request)
    {
        try
        {
            var answer = ClientFor(lane.Destination.Tls).Post(lane.Destination, request, _closing.Token);
            lane.Report.Answered(answer, request.Count);
            return Verdict.Of(answer);
        }
        catch (Exception exception)
        {
            var verdict = Verdict.Of(exception);
            if (!_closing.IsCancellationRequested)
                lane.Report.Failed(exception);
            if (verdict.Result == SendResult.CannotSend)
                _cannotRun(exception);
            return verdict;
        }
    }

    CollectorClient ClientFor(TlsSettings tls)
    {
        if (!_clients.TryGetValue(tls, out var client))
            _clients[tls] = client = new(_createHandler(tls), _time);
        return client;
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
                lane.Failures++;
                _outbox.Postpone(lane, WaitAfter(verdict, lane.Failures));
                if (!IsWorthIt(request, verdict))
                    Settle(lane, request, LossReason.SendFailed, request.Count);
                break;
            default:
                lane.Failures = 0;
                Settle(lane, request, verdict.Result == SendResult.Refused ? LossReason.Rejected : LossReason.SendFailed, request.Count);
                break;
        }
    }

    /// <summary>What has reached the collector counts as an attempt; a collector that is not there does not use them up.</summary>
    bool IsWorthIt(EncodedRequest request, Verdict verdict)
    {
        if (verdict.Result == SendResult.TryAgain)
            request.Attempts++;
        return _settings.MaxRetries > 0 && request.Attempts <= _settings.MaxRetries && _time.GetElapsedTime(request.Since) < _longestUnreached;
    }

    /// <summary>A collector knows best when it can take more.</summary>
    TimeSpan WaitAfter(Verdict verdict, int failures) => verdict.RetryAfter is { } asked && asked > TimeSpan.Zero
        ? Min(asked, Backoff.LongestAsked)
        : Backoff.After(_settings.RetryBackoff, failures, Random.Shared.NextDouble());

    /// <summary>A request is done with. The ledger knows before anybody who waits is woken.</summary>
    void Settle(Lane lane, EncodedRequest request, LossReason reason, int lost)
    {
        if (!_outbox.TryRemove(lane, request))
            return;

        _ledger.Deliver(request.Count - lost, request.Signal);
        Lose(request, reason, lost);
    }

    void Lose(EncodedRequest request, LossReason reason, int lost)
    {
        _ledger.Losses.Add(reason, lost, request.Signal);
        _ledger.Settled(request.Count);
    }

    static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
