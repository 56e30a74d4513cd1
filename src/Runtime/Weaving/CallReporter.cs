using System.Diagnostics;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>Turns the start and the end of a method's calls into events, measurements and spans. Never throws.</summary>
sealed class CallReporter
{
    internal const string ErrorType = "error.type";
    internal const string UnknownError = "_OTHER";

    static readonly KeyValuePair<string, object?> Cancelled = new("outcome", "cancelled");

    readonly TrackedMethod _method;
    readonly Vocabulary _vocabulary;
    readonly AttributeTemplate _start;
    readonly AttributeTemplate _success;
    readonly AttributeTemplate _error;
    readonly AttributeTemplate _span;
    readonly CallEvents _events;

    internal CallReporter(TrackedMethod method)
    {
        _method = method;
        var plan = method.Plan;
        _vocabulary = plan.Vocabulary;

        var constants = new Dictionary<string, object?>
        {
            [CodeAttributes.FunctionName] = plan.FunctionName,
            ["cli"] = method.Client.ProjectName,
            ["success"] = true,
        };
        if (plan.FilePath is not null)
        {
            constants[CodeAttributes.FilePath] = plan.FilePath;
            constants[CodeAttributes.LineNumber] = (long)plan.Line;
        }

        if (_vocabulary.OperationKey is { } key)
            constants[key] = plan.OperationName;

        // The start event is read off the call when it is exported, maybe after the end, and must not have what was not known at the start.
        _start = new(_vocabulary.StartKeys, plan.TagNames[..plan.EntryTags], constants);
        _success = Template(_vocabulary.SuccessKeys);
        _error = Template([.. _vocabulary.ErrorKeys, .. plan.TagNames[^plan.ExceptionTags..]]);
        _span = Template(["*", CodeAttributes.FunctionName, CodeAttributes.FilePath, CodeAttributes.LineNumber]);
        DurationTemplate = new(_vocabulary.DurationKeys, plan.TagNames, constants, isOfMetric: true);

        constants.Remove("success");
        _events = new(plan.Events, plan.TagNames, constants);

        AttributeTemplate Template(string[] keys) => new(keys, plan.TagNames, constants);
    }

    internal AttributeTemplate DurationTemplate { get; }

    /// <summary>The client that the call started with, or, once that is disposed, the one that has taken its place.</summary>
    TelemetryClient Client => _method.Client.IsRecording ? _method.Client : Telemetry.Client;

    internal KeyValuePair<string, object?>[] EventAttributes(Call call, bool isStart) => isStart
        ? _start.Fill(call.Tags)
        : With(_success.Fill(call.Tags), call.AddedTags, tag => Array.IndexOf(_vocabulary.SuccessKeys, "*") >= 0 || Array.IndexOf(_vocabulary.SuccessKeys, tag.Key) >= 0);

    internal KeyValuePair<string, object?>[] SpanAttributes(Call call) => SpanAttributes(call, _span.Fill(call.Tags));

    /// <summary>Those of them that the plan fixes for every span.</summary>
    internal SharedAttributes SharedSpanAttributes => _span.Shared;

    /// <summary>The others.</summary>
    internal KeyValuePair<string, object?>[] OwnSpanAttributes(Call call) => SpanAttributes(call, _span.FillOwn(call.Tags));

    /// <summary>While it runs, an added tag would be there now and then; the span of a call that never ended has none.</summary>
    KeyValuePair<string, object?>[] SpanAttributes(Call call, KeyValuePair<string, object?>[] attributes) =>
        WithOutcome(call, call.IsOver && call.AddedTags is { Length: > 0 } added ? With(attributes, added, tag => !_span.Shared.Contains(tag.Key)) : attributes);

    internal void Started(Call call)
    {
        if (_vocabulary.StartEvent is not null && !call.IsThinnedOut && Client.IsRecording)
            Guarded(call, static (reporter, call) => reporter.Client.Record(new CallEvent(call, isStart: true)));
    }

    /// <summary>Each part on its own: a listener or an exception's own code that throws in one does not cost the others.</summary>
    /// <returns>The flush that the end of a task that is held back waits for; else null.</returns>
    internal Task? Ended(Call call, bool isHeldBack)
    {
        Guarded(call, static (_, call) => EndSpan(call));
        Guarded(call, static (reporter, call) => reporter.RecordDuration(call));
        for (var metric = 0; metric < _method.Metrics.Length; metric++)
            Measure(call, metric);
        if (!Client.IsRecording)
            return null;

        Guarded(call, static (reporter, call) => reporter.ReportOutcome(call));
        if (!call.IsThinnedOut)
            Guarded(call, static (reporter, call) => reporter._events.Report(reporter.Client, call));
        if (call is { IsSampled: true, Span: { } span } && Client.IsMine(span))
            Client.Record(call);
        return _vocabulary.FlushesAtEnd ? Flush(isHeldBack) : null;
    }

    void Guarded(Call call, Action<CallReporter, Call> part)
    {
        try
        {
            part(this, call);
        }
        catch (Exception exception)
        {
            Client.InternalError(exception);
        }
    }

    void Measure(Call call, int metric)
    {
        try
        {
            _method.Metrics[metric].Record(Client, call, call.Measured(metric));
        }
        catch (Exception exception)
        {
            Client.InternalError(exception);
        }
    }

    void ReportOutcome(Call call)
    {
        if (call.Outcome == CallOutcome.Success && _vocabulary.SuccessEvent is not null && call is { RequestEndpoint: null, IsThinnedOut: false })
            Client.Record(new CallEvent(call, isStart: false));
        else if (call.Outcome == CallOutcome.Failure && call.Exception is { } exception)
            ReportError(call, exception);
    }

    void ReportError(Call call, Exception exception)
    {
        if ((_method.Plan.Signals & TrackedSignals.Errors) != 0 && Client.MayReportError(exception, call.StartTimestamp))
            Client.Record(ErrorEvent.From(_method.Scope, exception, With(WithEndpoint(call, _error.Fill(call.Tags)), call.AddedTags, static _ => true), call.Context, call.EndTime, Client.PrivacyMode));
    }

    static KeyValuePair<string, object?>[] With(KeyValuePair<string, object?>[] attributes, KeyValuePair<string, object?>[] added, Func<KeyValuePair<string, object?>, bool> isWanted) =>
        added.Length == 0 ? attributes : [.. attributes, .. added.Where(tag => isWanted(tag) && !Array.Exists(attributes, attribute => attribute.Key == tag.Key))];

    static void EndSpan(Call call)
    {
        if (call.Span is not { } span)
            return;

        if (call.Outcome == CallOutcome.Failure && (call.IsSampled || Call.IsHeard(span)))
            span.SetStatus(ActivityStatusCode.Error, call.DescribeFailure());
        if (call.Outcome != CallOutcome.Success && Call.IsHeard(span))
        {
            var attribute = call.Outcome == CallOutcome.Failure ? new(ErrorType, ErrorTypeOf(call)) : Cancelled;
            span.SetTag(attribute.Key, attribute.Value);
        }

        span.SetEndTime(call.EndTime.UtcDateTime);
        AmbientActivity.Stop(span);
    }

    void RecordDuration(Call call)
    {
        if (call is { Outcome: CallOutcome.Failure, Exception: { } exception, RequestEndpoint: null } && DurationTemplate.Constant is not null)
            _method.RecordFailure(call.Duration, exception.GetType());
        else
            _method.RecordDuration(call.Duration, WithOutcome(call, WithEndpoint(call, DurationTemplate.Fill(call.Tags))));
    }

    /// <summary>In a request the operation is known by the route's template in place of the method's name; a user's own tag of that name stays.</summary>
    KeyValuePair<string, object?>[] WithEndpoint(Call call, KeyValuePair<string, object?>[] attributes)
    {
        var key = _vocabulary.OperationKey;
        return call.RequestEndpoint is not { } endpoint || key is null || Array.IndexOf(_method.TagNames, key) >= 0
            ? attributes
            : Array.ConvertAll(attributes, attribute => attribute.Key == key ? new(key, endpoint) : attribute);
    }

    static KeyValuePair<string, object?>[] WithOutcome(Call call, KeyValuePair<string, object?>[] attributes) => call.Outcome switch
    {
        CallOutcome.Failure => [.. attributes, new(ErrorType, ErrorTypeOf(call))],
        CallOutcome.Cancellation => [.. attributes, Cancelled],
        _ => attributes,
    };

    static string ErrorTypeOf(Call call) => call.Exception?.GetType().FullName ?? UnknownError;

    /// <summary>A synchronous command waits, since the process may end when it returns; an asynchronous one must not hold up the thread that completes it, but maybe its task.</summary>
    Task? Flush(bool isHeldBack)
    {
        if (!_method.Plan.ReturnsTask)
            Client.FlushCommand();
        else if (isHeldBack && _vocabulary.AwaitsFlush)
            return Client.FlushCommandAsync();
        else
            Client.RequestFlush();
        return null;
    }
}
