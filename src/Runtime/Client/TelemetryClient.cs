using System.Diagnostics;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Options;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Hosting;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Sampling;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry;

/// <summary>Records events, metrics, errors and log lines, and delivers them in the background.</summary>
/// <remarks>
/// Thread-safe. After construction no member ever throws, and none waits on I/O but the flushes and disposal, each within its budget. The
/// queue is bounded; what does not fit is dropped and counted. All values are sanitised before they are queued. Where consent says no, or
/// nobody named an endpoint, the client is inert: no thread, no file, no signal handler.
/// </remarks>
public sealed class TelemetryClient : IAsyncDisposable, IDisposable
{
    readonly Pipeline _pipeline;
    readonly Flushes _flushes;
    readonly InstrumentationScope _scope;
    readonly TimeProvider _time;
    readonly EnvironmentSnapshot _environment;
    readonly Func<Sampler> _readSampler;
    Sampler? _sampler;
    readonly Func<PrivacyMode> _readPrivacy;
    int _privacy = -1;

    /// <summary>Makes a client from options and environment; the options are copied.</summary>
    /// <param name="options">Values out of range are replaced by their defaults, with one warning each on stderr.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public TelemetryClient(TelemetryOptions options)
        : this(options, null, TimeProvider.System, EnvironmentSnapshot.Process)
    {
    }

    /// <summary>With seams. A given exporter takes the place of the one that the endpoint would choose, and needs no endpoint.</summary>
    internal TelemetryClient(TelemetryOptions options, ITelemetryExporter? exporter, TimeProvider time, EnvironmentSnapshot environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        options = OptionsValidation.Validated(options, environment.WarnOnce);
        if (exporter is not null)
            options.Endpoint ??= "console:";

        if (string.IsNullOrWhiteSpace(options.ProjectName))
            options.ProjectName = environment.Project.Name;
        options.ProjectVersion ??= environment.Project.Version;
        ProjectName = options.ProjectName;
        _scope = new(ProjectName + ".telemetry", options.ProjectVersion);
        _time = time;
        _environment = environment;
        ErrorRate = new(time) { MaxPerSecond = options.MaxErrorEventsPerSecond };
        _readPrivacy = () => PrivacySetting.Read(options.PrivacyMode, environment);
        _readSampler = () => SamplerSettings.Read(options.SampleRatio, environment);
        _pipeline = new(options, exporter, time, environment, () => ProcessClient.OnRecordingChanged(this), () => ProcessClient.OnEndpointTaken(this));
        _flushes = new(_pipeline, options);
    }

    /// <summary>Whether calls are recorded.</summary>
    /// <value>
    /// Setting <c>false</c> stops recording at once; what is queued is still sent. Setting <c>true</c> is an explicit yes by the program and
    /// asks the environment again: a no of the user (DO_NOT_TRACK, the opt-out file and so on) still wins, and without a usable endpoint the
    /// value stays <c>false</c>.
    /// </value>
    public bool IsEnabled
    {
        get => _pipeline.IsRecording;
        set => _pipeline.Enable(value);
    }

    /// <summary>A cheap read: consent given, switched on, not disposed.</summary>
    internal bool IsRecording => _pipeline.IsRecording;

    /// <summary>
    /// Whether a span is this client's to send: where an OpenTelemetry SDK sends to the same place, it is not if the SDK hears it, or has
    /// decided that its trace is left out.
    /// </summary>
    internal bool IsMine(Activity span) => !LeavesWhatOthersHear || (span.Recorded && !Weaving.Call.IsHeard(span));

    /// <summary>Whether spans and measurements that others listen to are left to them, since an OpenTelemetry SDK sends them to the same place.</summary>
    internal bool LeavesWhatOthersHear => _pipeline.IsSharedWithSdk;

    internal string ProjectName { get; }

    internal Privacy.Pseudonyms.PseudonymKey PseudonymKey => _pipeline.PseudonymKey;

    internal string? ProjectVersion => _scope.Version;

    /// <summary>The stage of deployment, for example <c>production</c>; null where no variable names it.</summary>
    internal string? Stage => _environment.Stage;

    internal MetricRegistry Metrics => _pipeline.Metrics;

    internal Ledger Ledger => _pipeline.Ledger;

    internal Losses Losses => Ledger.Losses;

    /// <summary>Read when it is first asked for: a client that records nothing has nothing to say about the settings of others.</summary>
    internal Sampler Sampler => _sampler ??= _readSampler();

    /// <summary>Read when the first value is captured, which may be before the exporter is made.</summary>
    internal PrivacyMode PrivacyMode
    {
        get
        {
            if (_privacy < 0)
                _privacy = (int)_readPrivacy();
            return (PrivacyMode)_privacy;
        }
    }

    /// <summary>For the error events of tracked methods; <see cref="TrackError"/> is the program's own word and is not limited.</summary>
    internal ErrorRate ErrorRate { get; }

    /// <summary>Whether an exception gets an error event: nobody has reported it since the operation started, and this second's share is not used up.</summary>
    internal bool MayReportError(Exception exception, long startTimestamp)
    {
        if (!Weaving.ReportedExceptions.TryAdd(exception, startTimestamp))
            return false;
        if (ErrorRate.TryTake())
            return true;

        Losses.Add(LossReason.ErrorRate);
        return false;
    }

    internal DateTimeOffset UtcNow => _time.GetUtcNow();

    /// <summary>Records that something happened, linked to the current span.</summary>
    /// <param name="name">Of low cardinality, for example <c>agent.spawned</c>. Without one the call is ignored and counted as dropped.</param>
    /// <param name="attributes">Details; null for none.</param>
    public void TrackEvent(string name, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
    {
        if (!IsRecording)
            return;

        try
        {
            if (string.IsNullOrEmpty(name))
                Losses.Add(LossReason.Invalid);
            else
                Record(Log(Sanitizer.Text(name, Sanitizer.MaxStringLength), null, LogSeverity.Information, attributes));
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>Records a measurement, which is aggregated in the process.</summary>
    /// <param name="name">For example <c>messages.sent</c>. Without one the call is ignored and counted as dropped.</param>
    /// <param name="value">Finite, and for a counter not negative; any other value is ignored and counted as dropped.</param>
    /// <param name="type">How values are aggregated.</param>
    /// <param name="attributes">Tags of low cardinality: beyond 2,000 different sets a metric's values share one series.</param>
    /// <param name="unit">In UCUM, for example <c>ms</c>; <c>s</c> gives a histogram bounds for seconds.</param>
    public void TrackMetric(
        string name,
        double value,
        MetricType type = MetricType.Gauge,
        IEnumerable<KeyValuePair<string, object?>>? attributes = null,
        string? unit = null)
    {
        if (!IsRecording)
            return;

        try
        {
            name = Sanitizer.Text(name, Sanitizer.MaxStringLength);
            if (name.Length == 0)
                Losses.Add(LossReason.Invalid);
            else if (type == MetricType.Histogram)
                Metrics.Histogram(_scope, name, unit, Sanitizer.Dimensions(attributes, PrivacyMode)).Record(value);
            else if (type == MetricType.Counter)
                Metrics.Counter(_scope, name, unit, Sanitizer.Dimensions(attributes, PrivacyMode)).Add(value);
            else
                Metrics.Gauge(_scope, name, unit, Sanitizer.Dimensions(attributes, PrivacyMode)).Set(value);
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>Records an exception as the event <c>automagik.error</c>, with its stack trace as it is now, linked to the current span.</summary>
    /// <param name="exception">Null is ignored and counted as dropped.</param>
    /// <param name="attributes">Details; null for none.</param>
    public void TrackError(Exception exception, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
    {
        if (!IsRecording)
            return;

        try
        {
            if (exception is null)
                Losses.Add(LossReason.Invalid);
            else
                Record(ErrorEvent.From(_scope, exception, Sanitizer.Attributes(attributes, PrivacyMode), CurrentContext, UtcNow, PrivacyMode));
        }
        catch (Exception failure)
        {
            InternalError(failure);
        }
    }

    /// <summary>Records a log line, linked to the current span.</summary>
    /// <param name="message">Cut to 1,000 characters. Null is ignored and counted as dropped.</param>
    /// <param name="severity">How severe it is.</param>
    /// <param name="attributes">Details; null for none.</param>
    public void TrackLog(string message, LogSeverity severity = LogSeverity.Information, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
    {
        if (!IsRecording)
            return;

        try
        {
            if (message is null)
                Losses.Add(LossReason.Invalid);
            else
                Record(Log(null, Sanitizer.Text(message, Sanitizer.MaxBodyLength, PrivacyMode), severity, attributes));
        }
        catch (Exception exception)
        {
            InternalError(exception);
        }
    }

    /// <summary>What became of all that this client was given, as far as this process can know.</summary>
    public TelemetryStatistics Statistics => _flushes.Statistics;

    /// <summary>Waits until all that was recorded before has been delivered or is lost, or the time is up, or will be before that.</summary>
    /// <param name="timeout">Default, and in place of a negative one: <see cref="TelemetryOptions.ExitTimeout"/>.</param>
    /// <returns>What became of it. Never throws.</returns>
    public FlushResult Flush(TimeSpan? timeout = null) => _flushes.Flush(timeout);

    /// <summary>As <see cref="Flush"/> within <see cref="TelemetryOptions.ExitTimeout"/>, without blocking the caller.</summary>
    /// <param name="cancellationToken">Ends the waiting: the result is then <see cref="FlushStatus.TimedOut"/>, and no exception comes.</param>
    /// <returns>What became of it. Never faults and is never cancelled.</returns>
    public Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => _flushes.FlushAsync(cancellationToken);

    /// <summary>Stops recording, sends what is queued within <see cref="TelemetryOptions.ExitTimeout"/>, and ends the background thread. Never throws; a second call does nothing.</summary>
    public void Dispose() => _pipeline.Dispose();

    /// <summary>As <see cref="Dispose"/>, without blocking the caller.</summary>
    /// <returns>Completes when all is sent or the time is up. Never faults.</returns>
    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    /// <summary>A call is about to be tracked. Never throws.</summary>
    internal void Prepare() => _pipeline.Prepare();

    /// <summary>Queues a record; never waits, never throws. What does not fit is counted.</summary>
    internal void Record(TelemetryRecord record) => _pipeline.Record(record);

    /// <summary>The flush at the end of a tracked command, within its own small budget. Never throws.</summary>
    internal void FlushCommand() => _flushes.FlushCommand();

    /// <summary>As <see cref="FlushCommand"/>, without blocking the caller. Never faults and is never cancelled.</summary>
    internal Task FlushCommandAsync() => _flushes.FlushCommandAsync();

    /// <summary>Has all sent soon, without waiting for it. Never throws.</summary>
    internal void RequestFlush() => _flushes.RequestFlush();

    /// <summary>Counts a failure of our own code; verbose mode says it once a kind. Never throws.</summary>
    internal void InternalError(Exception exception) => _pipeline.InternalError(exception);

    /// <summary>Asked for by what is recorded with it.</summary>
    static ActivityContext CurrentContext
    {
        get
        {
            ServerRequest.Current?.Refer();
            return Activity.Current?.Context ?? default;
        }
    }

    RecordedEvent Log(string? name, string? body, LogSeverity severity, IEnumerable<KeyValuePair<string, object?>>? attributes) =>
        new(_scope, UtcNow, name, severity, body, Sanitizer.Attributes(attributes, PrivacyMode), CurrentContext);
}
