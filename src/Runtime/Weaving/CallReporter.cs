using System.Diagnostics;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>Turns the start and the end of a method's calls into events, measurements and spans. Never throws.</summary>
sealed class CallReporter
{
    const string ErrorType = "error.type";
    const string OutcomeKey = "outcome";
    const string Unknown = "_OTHER";

    static readonly KeyValuePair<string, object?> Cancelled = new(OutcomeKey, "cancelled");

    readonly TrackedMethod _method;
    readonly InstrumentationScope _scope;
    readonly Vocabulary _vocabulary;
    readonly AttributeTemplate _start;
    readonly AttributeTemplate _success;
    readonly AttributeTemplate _error;
    readonly AttributeTemplate _span;

    internal CallReporter(TrackedMethod method, InstrumentationScope scope)
    {
        _method = method;
        _scope = scope;
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

        _start = Template(_vocabulary.StartKeys);
        _success = Template(_vocabulary.SuccessKeys);
        _error = Template(_vocabulary.ErrorKeys);
        _span = Template(["*", CodeAttributes.FunctionName, CodeAttributes.FilePath, CodeAttributes.LineNumber]);
        DurationTemplate = Template(_vocabulary.DurationKeys);

        AttributeTemplate Template(string[] keys) => new(keys, plan.TagNames, constants);
    }

    internal AttributeTemplate DurationTemplate { get; }

    TelemetryClient Client => _method.Client;

    internal void Started(Call call)
    {
        try
        {
            if (_vocabulary.StartEvent is { } name && Client.IsRecording)
                Report(name, _start, call);
        }
        catch (Exception exception)
        {
            Client.InternalError(exception);
        }
    }

    internal void Ended(Call call, Outcome outcome, TimeSpan elapsed)
    {
        try
        {
            var error = outcome == Outcome.Failure ? call.Exception?.GetType().FullName ?? Unknown : null;
            EndSpan(call, outcome, error);
            _method.RecordDuration(elapsed, DurationTags(call, outcome, error));
            if (!Client.IsRecording)
                return;

            if (outcome == Outcome.Success && _vocabulary.SuccessEvent is { } name)
                Report(name, _success, call);
            else if (outcome == Outcome.Failure && call.Exception is { } exception)
                ReportError(call, exception);

            if (call.Span is { Recorded: true } span)
                Client.Record(new SpanRecord { Scope = _scope, Activity = span, Attributes = SpanAttributes(call, outcome, error) });
            if (_vocabulary.FlushesAtEnd)
                Flush();
        }
        catch (Exception exception)
        {
            Client.InternalError(exception);
        }
    }

    void Report(string name, AttributeTemplate template, Call call) =>
        Client.Record(new EventRecord
        {
            Scope = _scope,
            Timestamp = Client.UtcNow,
            EventName = name,
            Severity = LogSeverity.Information,
            Attributes = template.Fill(call.Tags),
            Context = call.Context,
        });

    void ReportError(Call call, Exception exception)
    {
        if ((_method.Plan.Signals & TrackedSignals.Errors) != 0 && ReportedExceptions.TryAdd(exception))
            Client.Record(ErrorEvent.From(_scope, exception, _error.Fill(call.Tags), call.Context, Client.UtcNow));
    }

    static void EndSpan(Call call, Outcome outcome, string? error)
    {
        if (call.Span is not { } span)
            return;

        if (error is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, call.Exception is { } exception ? Sanitizer.Text(exception.Message, 500) : null);
            span.SetTag(ErrorType, error);
        }
        else if (outcome == Outcome.Cancellation)
        {
            span.SetTag(Cancelled.Key, Cancelled.Value);
        }

        AmbientActivity.Stop(span);
    }

    KeyValuePair<string, object?>[] DurationTags(Call call, Outcome outcome, string? error) =>
        With(outcome, error, DurationTemplate.Fill(call.Tags));

    KeyValuePair<string, object?>[] SpanAttributes(Call call, Outcome outcome, string? error) =>
        With(outcome, error, _span.Fill(call.Tags));

    static KeyValuePair<string, object?>[] With(Outcome outcome, string? error, KeyValuePair<string, object?>[] attributes) => outcome switch
    {
        Outcome.Failure => [.. attributes, new(ErrorType, error)],
        Outcome.Cancellation => [.. attributes, Cancelled],
        _ => attributes,
    };

    /// <summary>A synchronous command waits, since the process may end when it returns; an asynchronous one must not hold up the thread that completes it.</summary>
    void Flush()
    {
        if (_method.Plan.ReturnsTask)
            Client.RequestFlush();
        else
            Client.FlushCommand();
    }
}
