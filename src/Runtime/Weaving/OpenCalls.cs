using System.Diagnostics;

namespace AutomagikTelemetry.Weaving;

/// <summary>
/// Calls with a span that have not ended, so that they can be found by it, and the end of the process can report those of our own client as
/// unfinished. Thread-safe, takes no lock and allocates nothing; never throws.
/// </summary>
/// <remarks>
/// Bounded, since a call may never end: each thread has places of its own, which threads of numbers far apart share. Where they are all taken, a
/// call of another one's makes room.
/// </remarks>
static class OpenCalls
{
    internal const int None = -1;

    const int Places = 2048;
    const int PlacesOfThread = 64;
    const int MostLevels = 16;

    static readonly Call?[] Calls = new Call?[Places];

    static int FirstOfThread => Environment.CurrentManagedThreadId * PlacesOfThread % Places;

    /// <summary>The place that the call has now.</summary>
    internal static int Add(Call call)
    {
        var first = FirstOfThread;
        for (var place = first; place < first + PlacesOfThread; place++)
        {
            if (Calls[place] is null && Interlocked.CompareExchange(ref Calls[place], call, null) is null)
                return place;
        }

        // Not always the same one, and not by age: of calls within calls outer and inner ones are of interest.
        var taken = first + (int)(Stopwatch.GetTimestamp() % PlacesOfThread);
        Volatile.Write(ref Calls[taken], call);
        return taken;
    }

    /// <summary>Frees the call's place, unless another one has it by now.</summary>
    internal static void Remove(Call call, int place)
    {
        if (place != None)
            Interlocked.CompareExchange(ref Calls[place], null, call);
    }

    /// <summary>The call whose activity this one is, or else the nearest ancestor of it that is one's.</summary>
    internal static Call? Of(Activity? activity)
    {
        // Nearly always it was begun on this thread.
        var first = FirstOfThread;
        for (var level = 0; activity is not null && level < MostLevels; level++, activity = activity.Parent)
        {
            for (var i = 0; i < Places; i++)
            {
                if (Volatile.Read(ref Calls[(first + i) % Places]) is { } call && ReferenceEquals(call.Span, activity))
                    return call;
            }
        }

        return null;
    }

    /// <summary>Reports all that are open, as far as they have got; one that ends after all reports that too.</summary>
    internal static void ReportUnfinished()
    {
        for (var place = 0; place < Places; place++)
            Volatile.Read(ref Calls[place])?.ReportUnfinished();
    }
}
