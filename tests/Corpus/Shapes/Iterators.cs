using System.Collections;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Corpus.Shapes;

/// <summary>Methods with yield: their code runs while somebody enumerates what they returned.</summary>
public static class Iterators
{
    [TrackWorkflow]
    public static IEnumerable<int> Numbers([Tag] int count, List<string> log)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                log.Add($"before {i}");
                yield return i;
                log.Add($"after {i}");
            }
        }
        finally
        {
            log.Add("finally");
        }
    }

    [TrackWorkflow]
    public static IEnumerable<int> Throws(Exception exception)
    {
        yield return 1;
        throw exception;
    }

    [TrackWorkflow]
    public static IEnumerable<int> ThrowsOnDispose(Exception exception)
    {
        try
        {
            yield return 1;
            yield return 2;
        }
        finally
        {
            throw exception;
        }
    }

    [TrackWorkflow]
    public static IEnumerable Untyped()
    {
        yield return "a";
        yield return 2;
    }

    [TrackWorkflow]
    public static IEnumerator<int> Enumerator()
    {
        yield return 1;
        yield return 2;
    }

    [TrackWorkflow]
    public static IEnumerator UntypedEnumerator()
    {
        yield return 1;
    }

    [TrackWorkflow]
    public static IEnumerable<T> Generic<T>(T first, params T[] others)
        where T : notnull
    {
        yield return first;
        foreach (var other in others)
            yield return other;
    }

    [TrackWorkflow]
    public static IEnumerable<System.Diagnostics.Activity?> Activities(int count)
    {
        for (var i = 0; i < count; i++)
            yield return System.Diagnostics.Activity.Current;
    }

    /// <summary>A recursion in which each level enumerates the next.</summary>
    [TrackWorkflow]
    public static IEnumerable<int> Countdown(int from)
    {
        yield return from;
        if (from == 0)
            yield break;
        foreach (var number in Countdown(from - 1))
            yield return number;
    }

    [TrackWorkflow]
    public static async IAsyncEnumerable<int> NumbersAsync([Tag] int count, List<string> log, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                log.Add($"before {i}");
                if (i % 2 == 1)
                    await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return i;
                log.Add($"after {i}");
            }
        }
        finally
        {
            await Task.Yield();
            log.Add("finally");
        }
    }

    [TrackWorkflow]
    public static async IAsyncEnumerable<int> ThrowsAsync(Exception exception, bool isPending)
    {
        yield return 1;
        if (isPending)
            await Task.Yield();
        throw exception;
    }

    [TrackWorkflow]
    public static async IAsyncEnumerator<int> EnumeratorAsync()
    {
        await Task.Yield();
        yield return 1;
        yield return 2;
    }

    [TrackWorkflow]
    public static async IAsyncEnumerable<System.Diagnostics.Activity?> ActivitiesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return System.Diagnostics.Activity.Current;
        }
    }
}
