using AutomagikTelemetry.Client.Users;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Exporters;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Client;

/// <summary>What is behind a client: whether it records, and the way from a record to the exporter. Thread-safe; no member throws.</summary>
sealed class Pipeline
{
    readonly TelemetryOptions _options;
    readonly EnvironmentSnapshot _environment;
    readonly ITelemetryExporter? _givenExporter;
    readonly TimeProvider _time;
    readonly Ledger _ledger = new();
    readonly DeliveryAccount _account;
    readonly Action _recordingChanged;
    readonly Action _endpointTaken;
    readonly bool _isVerbose;

    readonly object _switching = new();
    volatile Sender? _sender;
    volatile bool _isRecording;
    int _cannotRun;
    volatile bool _isSharedWithSdk;
    Endpoint? _endpoint;
    bool _isDisposed;

    /// <summary>
    /// Takes over the options, which are valid. <paramref name="recordingChanged"/> hears of later changes only, <paramref name="endpointTaken"/>
    /// when an OpenTelemetry SDK has taken the endpoint, so that this pipeline is at its end.
    /// </summary>
    public Pipeline(
        TelemetryOptions options,
        ITelemetryExporter? exporter,
        TimeProvider time,
        EnvironmentSnapshot environment,
        Action recordingChanged,
        Action endpointTaken)
    {
        _account = new(_ledger);
        _options = options;
        _recordingChanged = recordingChanged;
        _endpointTaken = endpointTaken;
        _environment = environment;
        _givenExporter = exporter;
        _time = time;
        Metrics = new(time, _ledger.Losses, SeriesCreated);
        _isVerbose = IsVerbose();
        PseudonymKey = new(options, environment, _isVerbose);

        // An SDK that comes in between is seen by the one or the other.
        environment.OpenTelemetrySdk.Started += SdkStarted;
        environment.Preference.OptedOut += OptedOut;
        lock (_switching)
            Decide();
    }

    public bool IsRecording => _isRecording;

    /// <summary>Whether an OpenTelemetry SDK sends to the same place, so that what it hears is left to it.</summary>
    public bool IsSharedWithSdk => _isSharedWithSdk;

    public MetricRegistry Metrics { get; }

    public Ledger Ledger => _ledger;

    public PseudonymKey PseudonymKey { get; }

    public TelemetryStatistics Statistics => _account.Total(Pending);

    long Pending => _sender?.Pending ?? 0;

    /// <summary>The program's own word; asks the environment again.</summary>
    public void Enable(bool isEnabled)
    {
        bool isEndpointTaken;
        lock (_switching)
        {
            _options.IsEnabled = isEnabled;
            isEndpointTaken = Decide();
        }

        _recordingChanged();
        if (isEndpointTaken)
            _endpointTaken();
    }

    /// <summary>Something is about to be recorded: what it will need is made ready meanwhile, on the sender's thread.</summary>
    public void Prepare()
    {
        try
        {
            if (_isRecording)
                _sender?.Start();
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    public void Record(TelemetryRecord record)
    {
        if (!_isRecording)
            return;

        try
        {
            _sender?.Enqueue(record);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>Never waits longer than <paramref name="budget"/>; a negative one counts as none given.</summary>
    public FlushResult Flush(TimeSpan? budget)
    {
        try
        {
            return Result(_sender?.Flush(budget >= TimeSpan.Zero ? budget.Value : _options.ExitTimeout));
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return Result(isDone: false);
        }
    }

    public async Task<FlushResult> FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Result(_sender is { } sender ? await sender.FlushAsync(_options.ExitTimeout, cancellationToken).ConfigureAwait(false) : null);
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return Result(isDone: false);
        }
    }

    public void FlushCommand()
    {
        try
        {
            _sender?.Flush(_options.CommandFlushTimeout);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>As <see cref="FlushCommand"/>, without blocking; the caller's AsyncLocals live no longer for it.</summary>
    public Task FlushCommandAsync()
    {
        try
        {
            if (_sender is not { } sender)
                return Task.CompletedTask;
            if (ExecutionContext.IsFlowSuppressed())
                return sender.FlushAsync(_options.CommandFlushTimeout);

            using (ExecutionContext.SuppressFlow())
                return sender.FlushAsync(_options.CommandFlushTimeout);
        }
        catch (Exception exception)
        {
            InternalError(exception);
            return Task.CompletedTask;
        }
    }

    public void RequestFlush()
    {
        try
        {
            _sender?.BeginFlush(TimeSpan.Zero);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    public void Dispose()
    {
        try
        {
            BeginDispose()?.Done.Wait(_options.ExitTimeout);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (BeginDispose() is { } stopped)
                await stopped.Done.WaitAsync(_options.ExitTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What is left has been counted.
        }
    }

    /// <summary>Something of ours threw, and a record was lost.</summary>
    public void InternalError(Exception exception)
    {
        // It was meant for the user's next wait, not for one of ours.
        if (exception is ThreadInterruptedException)
            Thread.CurrentThread.Interrupt();

        _ledger.Losses.Add(LossReason.InternalError);
        if (_isVerbose)
            _environment.WarnOnce($"telemetry failed with {exception.GetType().FullName}.");
    }

    /// <summary>True if it is another endpoint by now, which needs another pipeline.</summary>
    bool Decide()
    {
        var decision = Consent.Decide(_environment, _options);
        foreach (var warning in decision.Warnings)
            _environment.WarnOnce(warning);
        if (_isVerbose)
            _environment.WriteLine($"telemetry is {(decision.IsAllowed ? "on" : "off")}: {decision.Reason}.");

        if (decision is { IsAllowed: true, Endpoint: { } endpoint } && _sender is null && !_isDisposed
            && ExporterFor(endpoint) is { } exporter)
        {
            _endpoint = endpoint;

            // A given exporter is its giver's to dispose.
            var owned = _givenExporter is null ? exporter as IDisposable : null;
            var lossReport = new LossReport(_ledger, line => _environment.WriteLine("warning: " + line), _time);
            _sender = new(_options, exporter, Metrics, _ledger, lossReport, _time, CannotRun, owned, _environment.StartThread);
        }

        _isRecording = decision.IsAllowed && Volatile.Read(ref _cannotRun) == 0 && _sender is not null && !_isDisposed && decision.Endpoint == _endpoint;
        PseudonymKey.SetSending(_isRecording, decision.Endpoint?.IsLocal == true);
        _isSharedWithSdk = _isRecording && decision.Endpoint!.IsSharedWithSdk(_environment);
        if (_isRecording && !Metrics.IsEmpty)
            SeriesCreated();
        return !_isDisposed && _endpoint is not null && decision.IsAllowed && decision.Endpoint != _endpoint;
    }

    /// <summary>Only now are the variables read that say how to send: a client that sends nothing has nothing to say about them.</summary>
    ITelemetryExporter? ExporterFor(Endpoint endpoint)
    {
        EnvironmentOptions.LayOver(_options, _environment);
        var context = new ExporterContext(_ledger, _time, _isVerbose ? _environment.WriteLine : null, CannotRun) { StartThread = _environment.StartThread };
        return _givenExporter ?? ExporterSelection.For(endpoint, _options, _environment, context);
    }

    /// <summary>It may be the reason to send no more, or to send less.</summary>
    void SdkStarted()
    {
        try
        {
            bool isEndpointTaken;
            lock (_switching)
                isEndpointTaken = Decide();
            _recordingChanged();
            if (isEndpointTaken)
                _endpointTaken();
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>The end of this pipeline, of one too that is being disposed and still sends.</summary>
    void OptedOut(OptingOut optingOut)
    {
        lock (_switching)
        {
            End();
            optingOut.Add(_sender?.BeginAbandon().Done ?? Task.CompletedTask, _options);
        }

        Leave();
        _recordingChanged();
    }

    /// <summary>There are no threads or no sockets where this runs: nothing is recorded from here on, which is said aloud.</summary>
    void CannotRun(Exception exception)
    {
        if (Interlocked.Exchange(ref _cannotRun, 1) != 0)
            return;

        _isRecording = false;
        PseudonymKey.SetSending(isSending: false, isLocal: false);
        _environment.WarnOnce($"telemetry is off: this process cannot run it here ({exception.GetType().Name}: {exception.Message}).");
        _recordingChanged();
    }

    bool IsVerbose()
    {
        var switches = new Switches(_environment);
        var isVerbose = switches.Read("AUTOMAGIK_TELEMETRY_VERBOSE", otherwise: null, $"using {(_options.IsVerbose ? "true" : "the default false")}");
        foreach (var warning in switches.Warnings)
            _environment.WarnOnce(warning);
        if (!(isVerbose ?? _options.IsVerbose))
            return false;

        foreach (var warning in OwnVariables.Unread(_environment))
            _environment.WarnOnce(warning);
        return true;
    }

    /// <summary>Metrics have no queue, so that the sender has to be told that there is something to collect.</summary>
    void SeriesCreated()
    {
        if (_isRecording)
            _sender?.Start();
    }

    /// <summary>Null where there is nothing to wait for.</summary>
    FlushRequest? BeginDispose()
    {
        lock (_switching)
        {
            if (_isDisposed)
                return null;

            End();
        }

        _recordingChanged();
        if (_sender?.BeginStop() is not { } stopped)
        {
            Leave();
            return null;
        }

        // Until then it has something that the user may not want to be sent.
        stopped.Done.ContinueWith(_ => Leave(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return stopped;
    }

    void End()
    {
        _isDisposed = true;
        _isRecording = false;
        PseudonymKey.SetSending(isSending: false, isLocal: false);
        _environment.OpenTelemetrySdk.Started -= SdkStarted;
    }

    void Leave() => _environment.Preference.OptedOut -= OptedOut;

    /// <summary>Null stands for a client that has no way out.</summary>
    FlushResult Result(bool? isDone)
    {
        _sender?.ReportLosses();
        return _account.Next(isDone, Pending, _isRecording);
    }
}
