using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace AutomagikTelemetry.Weaving;

/// <summary>One enumeration of what an async iterator returned: the same items, exceptions and side effects, and a report.</summary>
/// <remarks>
/// A step that is not done at once is handed out with this object as its source, which passes everything on to the iterator's own: the
/// consumer's continuation is registered with that, with the same context, and the outcome is noted when the consumer takes it. No state
/// machine comes between the two, so that stack traces and the number of turns stay as they are.
/// </remarks>
[StackTraceHidden]
[SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "What is kept is read once, by the consumer's look at the result.")]
sealed class TrackedAsyncEnumerator<TItem>(IAsyncEnumerator<TItem> iterator, Call deferred) : IAsyncEnumerator<TItem>, IValueTaskSource<bool>, IValueTaskSource
{
    readonly Enumeration _enumeration = new(deferred);

    // An enumerator has one step or its disposal under way, never two things at once.
    ValueTask<bool> _step;
    ValueTask _disposal;
    short _version;

    public TItem Current => iterator.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        _enumeration.Enter();
        var isReturned = false;
        try
        {
            _step = iterator.MoveNextAsync();
            isReturned = true;
        }
        catch (Exception exception) when (_enumeration.Failed(exception))
        {
            throw;
        }
        finally
        {
            _enumeration.Exit(isEnd: !isReturned);
        }

        _version++;
        return _step.IsCompletedSuccessfully ? new ValueTask<bool>(EndStep()) : new ValueTask<bool>(this, _version);
    }

    /// <summary>Whoever leaves early has had what he wanted: a success, unless the iterator's finally blocks throw.</summary>
    public ValueTask DisposeAsync()
    {
        if (!_enumeration.IsRunning)
            return iterator.DisposeAsync();

        _enumeration.Enter();
        var isReturned = false;
        try
        {
            _disposal = iterator.DisposeAsync();
            isReturned = true;
        }
        catch (Exception exception) when (_enumeration.Failed(exception))
        {
            throw;
        }
        finally
        {
            _enumeration.Exit(isEnd: !isReturned);
        }

        _version++;
        if (!_disposal.IsCompletedSuccessfully)
            return new ValueTask(this, _version);

        EndDisposal();
        return default;
    }

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        Check(token);
        return EndStep();
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token)
    {
        Check(token);
        return Status(_step.IsCompleted, _step.IsCompletedSuccessfully, _step.IsCanceled);
    }

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        var awaiter = _step.ConfigureAwait((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0).GetAwaiter();
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0)
            awaiter.OnCompleted(() => continuation(state));
        else
            awaiter.UnsafeOnCompleted(() => continuation(state));
    }

    void IValueTaskSource.GetResult(short token)
    {
        Check(token);
        EndDisposal();
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token)
    {
        Check(token);
        return Status(_disposal.IsCompleted, _disposal.IsCompletedSuccessfully, _disposal.IsCanceled);
    }

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        var awaiter = _disposal.ConfigureAwait((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0).GetAwaiter();
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0)
            awaiter.OnCompleted(() => continuation(state));
        else
            awaiter.UnsafeOnCompleted(() => continuation(state));
    }

    bool EndStep()
    {
        var hasMore = false;
        try
        {
            return hasMore = _step.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (_enumeration.Failed(exception))
        {
            throw;
        }
        finally
        {
            _enumeration.Exit(isEnd: !hasMore);
        }
    }

    void EndDisposal()
    {
        try
        {
            _disposal.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (_enumeration.Failed(exception))
        {
            throw;
        }
        finally
        {
            _enumeration.Exit(isEnd: true);
        }
    }

    void Check(short token)
    {
        if (token != _version)
            throw new InvalidOperationException("The task of this step has been awaited already, or another step was begun.");
    }

    static ValueTaskSourceStatus Status(bool isCompleted, bool hasSucceeded, bool isCancelled) =>
        !isCompleted ? ValueTaskSourceStatus.Pending
            : hasSucceeded ? ValueTaskSourceStatus.Succeeded
            : isCancelled ? ValueTaskSourceStatus.Canceled
            : ValueTaskSourceStatus.Faulted;
}
