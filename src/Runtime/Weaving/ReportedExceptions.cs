using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaving;

/// <summary>Which exceptions have had their error event, so that one that passes several tracked frames is reported once, by the innermost.</summary>
static class ReportedExceptions
{
    // A table beside the exceptions, never Exception.Data: that is the user's.
    static readonly ConditionalWeakTable<Exception, object> Table = [];
    static readonly object Reported = new();

    /// <summary>False if it was there. The look-up comes first, since it takes no lock and most frames that an exception passes are not the first.</summary>
    internal static bool TryAdd(Exception exception) => !Table.TryGetValue(exception, out _) && Table.TryAdd(exception, Reported);
}
