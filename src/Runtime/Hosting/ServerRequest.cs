using System.ComponentModel;
using System.Diagnostics;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Hosting;

/// <summary>A request that a server is answering. Not for use by hand: the package of the web framework tells of its beginning and its end.</summary>
/// <remarks>
/// <para>
/// While it lasts, a call of a method with <see cref="TrackEndpointAttribute"/> reports its span, its latency and its error under the
/// request's endpoint, and no <c>api.request</c>: the request reports that, once, when its status is final.
/// </para>
/// <para>
/// The framework's own activity is exported as the SERVER span, unless nothing in the request was tracked or an OpenTelemetry SDK sends it to
/// the same place. Thread-safe; no member ever throws or blocks.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServerRequest
{
    internal const string RequestEvent = "api.request";

    const string LatencyMetric = "api.latency_ms";
    const int SwitchingProtocols = 101;

    static readonly AsyncLocal<ServerRequest?> Ambient = new();

    // So that programs without a server do not pay for the look at the async local.
    static bool _isInUse;

    readonly object _lock = new();
    readonly Activity _activity;
    readonly bool _isSampled;
    readonly long _startTimestamp = Stopwatch.GetTimestamp();
    volatile Func<string?>? _endpoint;
    volatile bool _isReferenced;

    // The operation of the first tracked endpoint that was called in it.
    string? _operation;
    bool _isThinnedOut;
    bool _isEnded;
    ServerSpan? _unsent;

    ServerRequest(Activity activity, bool isSampled, Func<string?> endpoint)
    {
        _activity = activity;
        _isSampled = isSampled;
        _endpoint = endpoint;
    }

    /// <summary>Whether anything would be recorded, so that it is worth to make an activity and to call <see cref="Start"/>.</summary>
    public static bool IsRecording => Telemetry.Client.IsRecording;

    /// <summary>Whether an OpenTelemetry SDK runs in the process, so that an activity which it does not ask for would touch its sampling.</summary>
    public static bool IsBesideSdk => EnvironmentSnapshot.Process.OpenTelemetrySdk.IsRunning;

    /// <summary>The request that the calling code works on, or that started it and has ended; null outside any.</summary>
    internal static ServerRequest? Current => Volatile.Read(ref _isInUse) ? Ambient.Value : null;

    /// <summary>The route's template; null where there is no route, or none yet, and after the end.</summary>
    string? Endpoint
    {
        get
        {
            try
            {
                return _endpoint?.Invoke();
            }
            catch (Exception exception)
            {
                Telemetry.Client.InternalError(exception);
                return null;
            }
        }
    }

    /// <summary>Begins a request. It is current for what the caller starts from here on, until <see cref="End"/>.</summary>
    /// <param name="activity">The framework's activity of the request, which is running. As the root of a trace that is sampled, in a process without an OpenTelemetry SDK, it is marked as recorded, so that services that are called record too.</param>
    /// <param name="endpoint">Gives the route's template at the time of the call, or null; called while the request lasts, on any thread that works on it.</param>
    /// <returns>The request; null where nothing is recorded.</returns>
    public static ServerRequest? Start(Activity activity, Func<string?> endpoint)
    {
        if (activity is null || endpoint is null || !IsRecording)
            return null;

        var isSampled = Telemetry.Client.Sampler.Samples(activity);
        if (isSampled && activity.ParentId is null && !Call.IsHeard(activity) && !IsBesideSdk)
            activity.ActivityTraceFlags |= ActivityTraceFlags.Recorded;

        var request = new ServerRequest(activity, isSampled, endpoint);
        Volatile.Write(ref _isInUse, true);
        Ambient.Value = request;
        return request;
    }

    /// <summary>Ends the request and reports it; a second call does nothing.</summary>
    /// <param name="outcome">What became of it; null reports nothing.</param>
    public void End(ServerRequestOutcome? outcome)
    {
        lock (_lock)
        {
            if (_isEnded)
                return;
            _isEnded = true;
        }

        // Work that the request has started may hold this object for long; the framework's request is not kept alive by it.
        _endpoint = null;
        if (ReferenceEquals(Ambient.Value, this))
            Ambient.Value = null;

        var client = Telemetry.Client;
        if (outcome is null || !client.IsRecording)
            return;

        try
        {
            Report(client, outcome);
        }
        catch (Exception exception)
        {
            client.InternalError(exception);
        }
    }

    /// <summary>Something is recorded that refers to the request's span, which therefore is exported, also if the request has ended before.</summary>
    internal void Refer()
    {
        _isReferenced = true;
        if (Interlocked.Exchange(ref _unsent, null) is { } span)
            Telemetry.Client.Record(span);
    }

    /// <summary>A tracked endpoint is called on the request's behalf, which therefore is reported.</summary>
    /// <param name="operation">The endpoint's own name.</param>
    /// <param name="span">The call's, or the one that it was called in; work of another trace, such as a message on a connection that stays open, stands for itself.</param>
    /// <param name="isThinnedOut">Whether the ratio of its attribute leaves out its trace, and so the request's event and span on its behalf.</param>
    /// <returns>What the call is known by: for the first one the route's template, for any other its own name. Null if it stands for itself.</returns>
    internal string? Join(string operation, Activity? span, bool isThinnedOut)
    {
        if (span is not null && span.TraceId != _activity.TraceId && _activity.IdFormat == ActivityIdFormat.W3C)
            return null;

        lock (_lock)
        {
            if (_isEnded)
                return null;
            if (_operation is not null)
                return operation;
            _operation = operation;
            _isThinnedOut = isThinnedOut;
        }

        return Endpoint ?? operation;
    }

    void Report(TelemetryClient client, ServerRequestOutcome outcome)
    {
        var isTracked = outcome.IsTracked || _operation is not null;
        var endTime = new DateTimeOffset(_activity.StartTimeUtc + _activity.Duration);
        if (isTracked)
        {
            ReportError(client, outcome, endTime);
            if (!_isThinnedOut)
                client.Record(RequestEventOf(outcome, endTime));

            // Where a tracked endpoint was called, its own latency has been recorded; a connection that was switched to another protocol has none.
            if (_operation is null && outcome.Status != SwitchingProtocols)
                client.Metrics.Histogram(outcome.Scope, LatencyMetric, "ms", LatencyTags(outcome)).Record(_activity.Duration.TotalMilliseconds);
        }

        if (!_isSampled || !client.IsMine(_activity) || _activity.IdFormat != ActivityIdFormat.W3C)
            return;

        // Whichever of this and a reference that comes now is the later one sends it.
        Interlocked.Exchange(ref _unsent, new ServerSpan(_activity, outcome));
        if ((isTracked && !_isThinnedOut) || _isReferenced)
            Refer();
    }

    RecordedEvent RequestEventOf(ServerRequestOutcome outcome, DateTimeOffset time) =>
        new(
            outcome.Scope,
            time,
            RequestEvent,
            LogSeverity.Information,
            body: null,
            Sanitizer.Attributes([new("endpoint", outcome.Endpoint ?? _operation), new("method", outcome.Method), new("status", (long)outcome.Status)]),
            _activity.Context);

    /// <summary>One that has passed a tracked method has had its event there.</summary>
    void ReportError(TelemetryClient client, ServerRequestOutcome outcome, DateTimeOffset time)
    {
        if (outcome.Exception is not { } exception || exception is OperationCanceledException || !client.MayReportError(exception, _startTimestamp))
            return;

        var attributes = Sanitizer.Attributes([new("endpoint", outcome.Endpoint), new("method", outcome.Method)]);
        client.Record(ErrorEvent.From(outcome.Scope, exception, attributes, _activity.Context, time, client.PrivacyMode));
    }

    static KeyValuePair<string, object?>[] LatencyTags(ServerRequestOutcome outcome)
    {
        KeyValuePair<string, object?> endpoint = new("endpoint", outcome.Endpoint);
        return Sanitizer.Attributes(outcome.ErrorType is null ? [endpoint] : [endpoint, new(CallReporter.ErrorType, outcome.ErrorType)]);
    }
}
