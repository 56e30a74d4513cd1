namespace AutomagikTelemetry.Weaving;

/// <summary>
/// Calls with a span of our own client that have not ended, so that the end of the process can report them as unfinished. Thread-safe, takes no
/// lock and allocates nothing; never throws.
/// </summary>
/// <remarks>
/// Bounded, since a call may never end: each thread begins to look at a place of its own, and a call that finds none free there is not kept. Of
/// calls within calls it is the outer ones that find a place.
/// </remarks>
static class OpenCalls
{
    internal const int None = -1;

    const int Places = 2048;
    const int PlacesOfThread = 64;
    const int LongestSearch = 16;

    static readonly Call?[] Calls = new Call?[Places];

    /// <summary>The place that the call has now, or <see cref="None"/>.</summary>
    internal static int Add(Call call)
    {
        var first = Environment.CurrentManagedThreadId * PlacesOfThread;
        for (var i = 0; i < LongestSearch; i++)
        {
            var place = (first + i) % Places;
            if (Calls[place] is null && Interlocked.CompareExchange(ref Calls[place], call, null) is null)
                return place;
        }

        return None;
    }

    internal static void Remove(int place)
    {
        if (place != None)
            Volatile.Write(ref Calls[place], null);
    }

    /// <summary>Reports all that are open, as far as they have got; one that ends after all reports that too.</summary>
    internal static void ReportUnfinished()
    {
        for (var place = 0; place < Places; place++)
            Volatile.Read(ref Calls[place])?.ReportUnfinished();
    }
}
