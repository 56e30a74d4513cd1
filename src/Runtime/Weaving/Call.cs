using System.Diagnostics;
using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Weaving;

/// <summary>A call in flight that has more to remember than when it started: a span, tags, a failure, or a task that ends it.</summary>
sealed class Call
{
    readonly long _startTimestamp;
    Outcome _outcome;
    bool _isNoted;
    int _isCompleted;

    /// <summary>Makes the state of an operation that was started as a bare timestamp.</summary>
    internal Call(TrackedMethod method, long startTimestamp)
    {
        Method = method;
        _startTimestamp = startTimestamp;
        Context = Activity.Current?.Context ?? default;
    }

    /// <summary>Starts a call with a span, where somebody wants one, and room for its tags.</summary>
    internal Call(TrackedMethod method)
    {
        Method = method;
        Tags = method.TagNames.Length == 0 ? null : new object?[method.TagNames.Length];
        Span = method.StartSpan();
        Context = (Span ?? Activity.Current)?.Context ?? default;
        _startTimestamp = Stopwatch.GetTimestamp();
    }

    internal TrackedMethod Method { get; }

    internal Exception? Exception { get; private set; }

    /// <summary>The tags' values in the order of the method's tag names; null where there are none or none was set.</summary>
    internal object?[]? Tags { get; }

    internal Activity? Span { get; }

    /// <summary>The span that the call's events belong to: its own, or the one that was current when it started.</summary>
    internal ActivityContext Context { get; }

    internal void SetTag(int tag, object? value)
    {
        if (Tags is null)
            return;

        try
        {
            var name = Method.TagNames[tag];
            if (value is null || Sanitizer.Value(name, value) is not { } clean)
                return;

            Tags[tag] = clean;
            Span?.SetTag(name, clean);
        }
        catch (Exception exception)
        {
            Method.Client.InternalError(exception);
        }
    }

    internal void Started() => Method.Reporter.Started(this);

    internal void Succeed()
    {
        if (_outcome == Outcome.Success)
            return;

        Forget();
        Exception = null;
        _outcome = Outcome.Success;
    }

    /// <summary>Notes a failure. One that came through an exception filter may turn out unhandled, so that nobody ever leaves the frame.</summary>
    internal void Fail(Exception? exception, bool throughFilter = true)
    {
        Exception = exception;
        _outcome = exception is OperationCanceledException ? Outcome.Cancellation : Outcome.Failure;
        if (throughFilter && !_isNoted)
        {
            UnhandledFailures.Add(this);
            _isNoted = true;
        }
    }

    internal void Cancel() => _outcome = Outcome.Cancellation;

    /// <summary>The frame is left while a task goes on.</summary>
    internal void HandOver()
    {
        if (Span is not null)
            AmbientActivity.Detach(Span);
    }

    internal void CompleteWith(Task task, bool readException)
    {
        if (task.IsCanceled)
            _outcome = Outcome.Cancellation;
        else if (task.IsFaulted)
            Fail(readException ? task.Exception!.InnerException : null, throughFilter: false);
        Complete();
    }

    /// <summary>Reports the call, once. Never throws.</summary>
    internal void Complete()
    {
        Forget();
        if (Interlocked.Exchange(ref _isCompleted, 1) == 0)
            Method.Reporter.Ended(this, _outcome, Stopwatch.GetElapsedTime(_startTimestamp));
    }

    void Forget()
    {
        if (!_isNoted)
            return;

        UnhandledFailures.Remove(this);
        _isNoted = false;
    }
}
