using System.Collections;
using System.Diagnostics;

namespace AutomagikTelemetry.Weaving;

/// <summary>One enumeration of what an iterator returned: the same items, exceptions and side effects, and a report.</summary>
[StackTraceHidden]
sealed class TrackedEnumerator<TItem>(IEnumerator<TItem> iterator, Call deferred) : IEnumerator<TItem>
{
    readonly Enumeration _enumeration = new(deferred);

    public TItem Current => iterator.Current;

    object? IEnumerator.Current => ((IEnumerator)iterator).Current;

    public bool MoveNext()
    {
        _enumeration.Enter();
        var hasMore = false;
        try
        {
            return hasMore = iterator.MoveNext();
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

    /// <summary>Whoever leaves early has had what he wanted: a success, unless the iterator's finally blocks throw.</summary>
    public void Dispose()
    {
        if (!_enumeration.IsRunning)
        {
            iterator.Dispose();
            return;
        }

        _enumeration.Enter();
        try
        {
            iterator.Dispose();
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

    public void Reset() => iterator.Reset();
}
