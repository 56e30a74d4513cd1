using System.Diagnostics;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Delivery;

/// <summary>
/// Nobody awaits a task that is followed on the side, so a flush gives those about to end a moment to be recorded; but not again to those that
/// a flush has waited for in vain. Used by the sender's thread only.
/// </summary>
sealed class Settlement
{
    /// <remarks>Short, since a task that never ends costs the first flush as much.</remarks>
    static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(10);

    int _unsettled;

    /// <summary>How long a flush with this budget may take for it.</summary>
    public static TimeSpan TimeWithin(TimeSpan budget) => budget / 2 < _longest ? budget / 2 : _longest;

    public void WaitFor(List<FlushRequest> requests)
    {
        _unsettled = Math.Min(_unsettled, SideObservations.Open);
        if (requests.Count == 0 || SideObservations.Open <= _unsettled)
            return;

        var longest = requests.Max(request => request.SettleTime);
        var start = Stopwatch.GetTimestamp();
        while (SideObservations.Open > _unsettled && Stopwatch.GetElapsedTime(start) < longest)
            Thread.Sleep(1);
        _unsettled = SideObservations.Open;
    }
}
