using System.Diagnostics;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Hosting;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Weaving;

/// <summary>A call that has more to remember than when it started: a span, tags, a failure, or a task that ends it. Ended, it is its own span record.</summary>
sealed partial class Call : SpanRecord
{
    const int Over = -2;

    readonly Activity? _ambient;
    readonly CallSpan _span;
    readonly long _startTimestamp;
    readonly DateTime _startTime;
    TimeSpan _duration;
    CallOutcome _outcome;
    bool _isNoted;
    CallDetails? _details;

    // Its place among the open calls, and whether it is over, which Interlocked tells once: every call has these fields, so they are few.
    int _place = OpenCalls.None;

    /// <summary>Makes the state of an operation that was started as a bare timestamp.</summary>
    internal Call(TrackedMethod method, long startTimestamp)
    {
        Method = method;
        _ambient = System.Diagnostics.Activity.Current;
        _startTimestamp = startTimestamp;
        ServerRequest.Current?.Refer();
    }

    /// <summary>Starts a call with a span, where somebody wants one, and room for its tags.</summary>
    /// <remarks>The clock of the day is read once: every other time of the call follows from it and from the clock that measures.</remarks>
    internal Call(TrackedMethod method)
    {
        Method = method;
        Tags = TagsOf(method);
        _startTime = method.Client.UtcNow.UtcDateTime;
        bool isSampled;
        using (UserCallbacks.Allow())
            _ambient = method.StartSpan(_startTime, out isSampled);
        _span = isSampled ? CallSpan.Sampled : _ambient is null ? CallSpan.None : CallSpan.NotSampled;
        _ambient ??= System.Diagnostics.Activity.Current;
        if (isSampled || (Span is { } span && IsHeard(span)))
            _place = OpenCalls.Add(this);
        if (method.Plan.Privacy is not null)
            ShowTags();
        IsThinnedOut = _ambient is { } ambient && !method.Plan.SampleRatio.Takes(ambient.TraceId);
        if (ServerRequest.Current is { } request)
            Join(request);
        _startTimestamp = Stopwatch.GetTimestamp();
    }

    Call(TrackedMethod method, object?[]? tags)
    {
        Method = method;
        Tags = tags;
    }

    internal TrackedMethod Method { get; }

    /// <summary>What it is known by where this is an endpoint's call in a request, which then reports itself: the route's template or its own name. Null outside any.</summary>
    internal string? RequestEndpoint => _details?.RequestEndpoint;

    internal Exception? Exception { get; private set; }

    /// <summary>
    /// The tags' values in the order of the method's tag names; null where there are none. Those that are known at entry are set before anything
    /// is reported, those of result and exception before the end is; none is changed after.
    /// </summary>
    internal object?[]? Tags { get; }

    /// <summary>The activity that is the call's own. That of a call which is not sampled only says so to what is called; null where another one says it already.</summary>
    internal Activity? Span => _span == CallSpan.None ? null : _ambient;

    /// <summary>Whether its activity is a span of our own client.</summary>
    internal bool IsSampled => _span == CallSpan.Sampled;

    /// <summary>Whether the ratio of its attribute leaves out its trace: it then has neither a start nor a success event.</summary>
    internal bool IsThinnedOut { get; }

    /// <summary>The span that the call's events belong to: its own, or the one that was current when it started.</summary>
    internal ActivityContext Context => _ambient?.Context ?? default;

    internal CallOutcome Outcome => _outcome;

    internal Outcome PublicOutcome => _outcome switch
    {
        CallOutcome.Success => AutomagikTelemetry.Outcome.Success,
        CallOutcome.Failure => AutomagikTelemetry.Outcome.Failure,
        _ => AutomagikTelemetry.Outcome.Cancelled,
    };

    public override TimeSpan Duration => _duration;

    internal bool IsOver => Volatile.Read(ref _place) == Over;

    /// <summary>Several threads may be the first to ask.</summary>
    CallDetails Details => _details ?? Interlocked.CompareExchange(ref _details, new CallDetails(), null) ?? _details;

    internal long StartTimestamp => _startTimestamp;

    internal DateTimeOffset StartTime => _startTime;

    /// <summary>When it ended; a call that was started as a bare timestamp reads the clock for it.</summary>
    internal DateTimeOffset EndTime => _startTime == default ? Method.Client.UtcNow : StartTime + _duration;

    /// <summary>The next in the list of noted failures of this thread.</summary>
    internal Call? NextNoted { get; set; }

    public override InstrumentationScope Scope => Method.Scope;

    public override int Size => RecordSize.Span + RecordSize.Of(Tags) + RecordSize.Of(AddedTags);

    public override Activity Activity => _ambient!;

    public override string Name => Method.Plan.OperationName;

    public override ActivityStatusCode Status => _outcome == CallOutcome.Failure ? ActivityStatusCode.Error : Activity.Status;

    public override string? StatusDescription => _details?.StatusDescription;

    public override KeyValuePair<string, object?>[] Attributes => Method.Reporter.SpanAttributes(this);

    public override SharedAttributes SharedAttributes => Method.Reporter.SharedSpanAttributes;

    public override KeyValuePair<string, object?>[] OwnAttributes => Method.Reporter.OwnSpanAttributes(this);

    /// <summary>What an iterator's call leaves for its enumerations: a place for the tags. It is never reported itself.</summary>
    internal static Call Deferred(TrackedMethod method) => new(method, TagsOf(method));

    /// <summary>Starts an enumeration, with the tags of the call that made the iterator.</summary>
    internal Call Resume()
    {
        if (Method.IsBare)
            return new(Method, Stopwatch.GetTimestamp());

        var call = new Call(Method);
        call.MeasureAs(this);
        if (Tags is not null)
        {
            Array.Copy(Tags, call.Tags!, Tags.Length);
            call.ShowTags();
        }

        return call;
    }

    /// <summary>Puts the tags that are known on the span, for those who listen to it.</summary>
    void ShowTags()
    {
        if (Tags is null || Span is not { } span || !IsHeard(span))
            return;
        for (var tag = 0; tag < Tags.Length; tag++)
        {
            if (Tags[tag] is { } value)
                span.SetTag(Method.TagNames[tag], value);
        }
    }

    internal void Started() => Method.Reporter.Started(this);

    internal void Succeed()
    {
        if (_outcome == CallOutcome.Success)
            return;

        Forget();
        Exception = null;
        _outcome = CallOutcome.Success;
    }

    /// <summary>Notes a failure. One that came through an exception filter may turn out unhandled, so that nobody ever leaves the frame.</summary>
    internal void Fail(Exception? exception, bool throughFilter = true)
    {
        Exception = exception;
        _outcome = exception is OperationCanceledException ? CallOutcome.Cancellation : CallOutcome.Failure;
        if (throughFilter && !_isNoted)
        {
            UnhandledFailures.Add(this);
            _isNoted = true;
        }
    }

    internal void Cancel() => _outcome = CallOutcome.Cancellation;

    /// <summary>The frame is left while a task goes on. Never throws.</summary>
    internal void HandOver()
    {
        try
        {
            using var callbacks = UserCallbacks.Allow();
            if (Span is { } span)
                AmbientActivity.Detach(span);
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    /// <summary>What went wrong, for the span: said once, since an exception's message is the user's code.</summary>
    internal string? DescribeFailure() => Exception is { } exception ? Details.StatusDescription = ErrorEvent.MessageOf(exception, Method.Client.PrivacyMode) : null;

    /// <summary>Nobody will tell how the call ends: it is counted as lost.</summary>
    internal void Abandon()
    {
        if (Interlocked.Exchange(ref _place, Over) is var place and not Over)
            OpenCalls.Remove(this, place);
        Method.Client.Losses.Add(LossReason.Unobserved);
    }

    internal void CompleteWith(Task task, bool readException)
    {
        TakeOutcome(task, readException);
        Complete();
    }

    /// <summary>Reports the call before anybody sees the end of its task.</summary>
    /// <returns>The flush that the task's end is to wait for, if any; it never faults.</returns>
    internal Task? CompleteBefore(Task task)
    {
        TakeOutcome(task, readException: true);
        return Complete(isHeldBack: true);
    }

    void TakeOutcome(Task task, bool readException)
    {
        if (task.IsCanceled)
            _outcome = CallOutcome.Cancellation;
        else if (task.IsFaulted)
            FailLater(readException ? task.Exception!.InnerException : null);
        else
            ReadResultOf(task);
        ReadAtTheEnd();
    }

    /// <summary>Reports the call, once. Never throws.</summary>
    /// <remarks>The frame ends it, or the task that has taken it over, or, where neither comes to it, the end of the process, on a thread of its own.</remarks>
    /// <param name="isHeldBack">Whether nobody sees its end before what is returned has ended.</param>
    internal Task? Complete(bool isHeldBack = false)
    {
        Forget();
        var place = Interlocked.Exchange(ref _place, Over);
        if (place == Over)
            return null;

        OpenCalls.Remove(this, place);
        _details?.AddedTags?.Freeze();
        _duration = Stopwatch.GetElapsedTime(_startTimestamp);
        using (UserCallbacks.Allow())
            return Method.Reporter.Ended(this, isHeldBack);
    }

    /// <summary>The process comes to its end while the call runs. What an SDK hears is left to it. Never throws.</summary>
    internal void ReportUnfinished()
    {
        try
        {
            if (IsSampled && !IsOver && !IsHeard(_ambient!))
                Method.Client.Record(new UnfinishedSpan(this, Stopwatch.GetElapsedTime(_startTimestamp)));
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    /// <summary>Whether others listen to the span: an activity that nobody listens to has no source, and its attributes stay with the call.</summary>
    internal static bool IsHeard(Activity span) => span.Source.Name.Length > 0;

    void Join(ServerRequest request)
    {
        if (IsSampled)
            request.Refer();
        if (Method.Plan.Vocabulary.IsEndpoint)
            Details.RequestEndpoint = request.Join(Method.Plan.OperationName, _ambient, IsThinnedOut);
    }

    void Forget()
    {
        if (!_isNoted)
            return;

        UnhandledFailures.Remove(this);
        _isNoted = false;
    }
}
