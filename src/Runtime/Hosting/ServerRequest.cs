using System.ComponentModel;
using System.Diagnostics;
using AutomagikTelemetry.Delivery;
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
    const string RequestEvent = "api.request";
    const string LatencyMetric = "api.latency_ms";

    static readonly AsyncLocal<ServerRequest?> Ambient = new();

    // So that programs without a server do not pay for the look at the async local.
    static bool _isInUse;

    readonly Activity _activity;
    readonly Func<string?> _endpoint;
    readonly long _startTimestamp = Stopwatch.GetTimestamp();
    volatile bool _hasTrackedCall;
    volatile bool _isReferenced;
    volatile bool _isEnded;

    ServerRequest(Activity activity, Func<string?> endpoint)
    {
        _activity = activity;
        _endpoint = endpoint;
    }

    /// <summary>Whether anything would be recorded, so that it is worth to make an activity and to call <see cref="Start"/>.</summary>
    public static bool IsRecording => Telemetry.Client.IsRecording;

    /// <summary>The request that the calling code works on, until it ends; null outside any.</summary>
    internal static ServerRequest? Current => Volatile.Read(ref _isInUse) && Ambient.Value is { _isEnded: false } request ? request : null;

    /// <summary>The route's template; null where there is no route, or none yet.</summary>
    internal string? Endpoint
    {
        get
        {
            try
            {
                return _endpoint();
            }
            catch (Exception exception)
            {
                Telemetry.Client.InternalError(exception);
                return null;
            }
        }
    }

    /// <summary>Begins a request. It is current for what the caller starts from here on, until <see cref="End"/>.</summary>
    /// <param name="activity">The framework's activity of the request, which is running. As the root of a trace that nobody samples it is marked as recorded, so that services that are called record too.</param>
    /// <param name="endpoint">Gives the route's template at the time of the call, or null; called on the request's own threads while it lasts.</param>
    /// <returns>The request; null where nothing is recorded.</returns>
    public static ServerRequest? Start(Activity activity, Func<string?> endpoint)
    {
        if (activity is null || endpoint is null || !IsRecording)
            return null;

        if (activity.ParentId is null && !Call.IsHeard(activity))
            activity.ActivityTraceFlags |= ActivityTraceFlags.Recorded;

        var request = new ServerRequest(activity, endpoint);
        Volatile.Write(ref _isInUse, true);
        Ambient.Value = request;
        return request;
    }

    /// <summary>Ends the request and reports it; a second call does nothing.</summary>
    /// <param name="outcome">What became of it; null reports nothing.</param>
    public void End(ServerRequestOutcome? outcome)
    {
        if (_isEnded)
            return;

        _isEnded = true;
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

    /// <summary>Something is recorded that refers to the request's span, which therefore is exported.</summary>
    internal void Refer() => _isReferenced = true;

    /// <summary>A tracked endpoint is called in it, so that the request is reported.</summary>
    internal void NoteTrackedCall() => _hasTrackedCall = true;

    void Report(TelemetryClient client, ServerRequestOutcome outcome)
    {
        var isTracked = outcome.IsTracked || _hasTrackedCall;
        var endTime = new DateTimeOffset(_activity.StartTimeUtc + _activity.Duration);
        if (isTracked)
        {
            ReportError(client, outcome, endTime);
            client.Record(new RecordedEvent(
                outcome.Scope,
                endTime,
                RequestEvent,
                LogSeverity.Information,
                body: null,
                Sanitizer.Attributes([new("endpoint", outcome.Endpoint), new("method", outcome.Method), new("status", (long)outcome.Status)]),
                _activity.Context));

            // Where a tracked endpoint was called, its own latency has been recorded.
            if (!_hasTrackedCall)
                client.Metrics.Histogram(outcome.Scope, LatencyMetric, "ms", LatencyTags(outcome)).Record(_activity.Duration.TotalMilliseconds);
        }

        if ((isTracked || _isReferenced) && !(client.LeavesWhatOthersHear && Call.IsHeard(_activity)))
            client.Record(new ServerSpan(_activity, outcome));
    }

    /// <summary>One that has passed a tracked method has had its event there.</summary>
    void ReportError(TelemetryClient client, ServerRequestOutcome outcome, DateTimeOffset time)
    {
        if (outcome.Exception is not { } exception || exception is OperationCanceledException || !ReportedExceptions.TryAdd(exception, _startTimestamp))
            return;

        var attributes = Sanitizer.Attributes([new("endpoint", outcome.Endpoint), new("method", outcome.Method)]);
        if (client.ErrorRate.TryTake())
            client.Record(ErrorEvent.From(outcome.Scope, exception, attributes, _activity.Context, time));
        else
            client.Losses.Add(LossReason.ErrorRate);
    }

    static KeyValuePair<string, object?>[] LatencyTags(ServerRequestOutcome outcome)
    {
        KeyValuePair<string, object?> endpoint = new("endpoint", outcome.Endpoint);
        return Sanitizer.Attributes(outcome.ErrorType is null ? [endpoint] : [endpoint, new(CallReporter.ErrorType, outcome.ErrorType)]);
    }
}
