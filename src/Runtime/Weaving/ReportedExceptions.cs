using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaving;

/// <summary>When exceptions had their error event, so that one that passes several tracked frames is reported once, by the innermost.</summary>
static class ReportedExceptions
{
    // A table beside the exceptions, never Exception.Data: that is the user's.
    static readonly ConditionalWeakTable<Exception, StrongBox<long>> Table = [];

    /// <summary>
    /// True if nobody has reported the exception during the call. A cached exception that is thrown again fails a later call, which started
    /// after the last report, and is reported again.
    /// </summary>
    /// <param name="exception">The exception; an aggregate of one counts as the one in it, which has passed the inner frames.</param>
    /// <param name="startTimestamp">When the call started.</param>
    internal static bool TryAdd(Exception exception, long startTimestamp)
    {
        if (exception is AggregateException { InnerExceptions: [var inner] })
            exception = inner;

        // The look-up comes first, since it takes no lock and most frames that an exception passes are not the first.
        if (!Table.TryGetValue(exception, out var reported))
            return Table.TryAdd(exception, new StrongBox<long>(Stopwatch.GetTimestamp()));

        var last = Volatile.Read(ref reported.Value);
        return last < startTimestamp && Interlocked.CompareExchange(ref reported.Value, Stopwatch.GetTimestamp(), last) == last;
    }
}
