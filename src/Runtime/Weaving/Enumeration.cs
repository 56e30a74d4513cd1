using System.Diagnostics;

namespace AutomagikTelemetry.Weaving;

/// <summary>One enumeration of an iterator's result: an operation that runs in pieces, each between <see cref="Enter"/> and <see cref="Exit"/>.</summary>
/// <remarks>
/// Between two pieces the consumer sees its own activity, in a piece the iterator's body sees the operation's, unless one of the two has made
/// another one current below it. No member throws.
/// </remarks>
sealed class Enumeration(Call deferred)
{
    Call? _call;
    Activity? _consumers;
    bool _isOver;

    /// <summary>Whether it has begun and not ended.</summary>
    internal bool IsRunning => _call is not null && !_isOver;

    /// <summary>The iterator's body is about to go on; the first time begins the operation.</summary>
    internal void Enter()
    {
        if (_isOver)
            return;

        try
        {
            using var callbacks = UserCallbacks.Allow();
            _consumers = Activity.Current;
            if (_call is null)
            {
                _call = deferred.Resume();
                _call.Started();
            }
            else if (_call.Span is { } span)
            {
                AmbientActivity.Attach(span);
            }
        }
        catch (Exception exception)
        {
            deferred.Method.Client.InternalError(exception);
        }
    }

    /// <summary>Notes the exception that leaves the body; for an exception filter.</summary>
    /// <returns>Always <see langword="false"/>: the filter never catches.</returns>
    internal bool Failed(Exception exception)
    {
        if (IsRunning)
            _call!.Fail(exception);
        return false;
    }

    /// <summary>The body has handed out an item, or has come to its end; after <see cref="Failed"/> it has come to its end too.</summary>
    internal void Exit(bool isEnd)
    {
        if (!IsRunning)
            return;

        try
        {
            using var callbacks = UserCallbacks.Allow();
            if (_call!.Span is { } span && ReferenceEquals(Activity.Current, span))
                Activity.Current = _consumers;
        }
        catch (Exception exception)
        {
            deferred.Method.Client.InternalError(exception);
        }

        if (isEnd)
            End();
    }

    void End()
    {
        _isOver = true;
        _call!.Complete();
    }
}
