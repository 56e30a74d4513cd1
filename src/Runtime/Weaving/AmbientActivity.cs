using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Weaving;

/// <summary>Keeps <see cref="Activity.Current"/> as the user's own code left it.</summary>
static class AmbientActivity
{
    // Activities of ours that a user's activity, still running, will make current again when it stops.
    static readonly ConditionalWeakTable<Activity, object> LeftUnder = [];
    static readonly object Marker = new();
    static int _isWatching;

    /// <summary>Stops an activity of ours. Where it was current, its nearest ancestor that still runs is current again; anything else stays as it is.</summary>
    internal static void Stop(Activity activity)
    {
        var current = Activity.Current;
        try
        {
            activity.Stop();
        }
        finally
        {
            // Also when somebody's listener has thrown.
            Restore(current, activity);
        }
    }

    /// <summary>Makes an activity of ours, which goes on running elsewhere, no longer current here.</summary>
    internal static void Detach(Activity activity)
    {
        var current = Activity.Current;
        if (ReferenceEquals(current, activity))
            Activity.Current = Running(activity.Parent);
        else if (IsBelow(current, activity))
            WatchFor(activity);
    }

    /// <summary>Makes an activity of ours, which has gone on running elsewhere, current here, unless one below it is.</summary>
    internal static void Attach(Activity activity)
    {
        var current = Activity.Current;
        if (!ReferenceEquals(current, activity) && !IsBelow(current, activity))
            Activity.Current = activity;
    }

    static void Restore(Activity? current, Activity stopped)
    {
        if (ReferenceEquals(current, stopped))
        {
            Activity.Current = Running(stopped.Parent);
            return;
        }

        if (IsBelow(current, stopped))
            WatchFor(stopped);
        Activity.Current = Running(current);
    }

    static bool IsBelow(Activity? activity, Activity ancestor)
    {
        for (var parent = activity?.Parent; parent is not null; parent = parent.Parent)
        {
            if (ReferenceEquals(parent, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The user left an activity current that was started under ours. When it stops, the framework makes its predecessor current, which is
    /// ours, stopped by then: what the user had before is what ought to come back.
    /// </summary>
    static void WatchFor(Activity activity)
    {
        LeftUnder.TryAdd(activity, Marker);
        if (Interlocked.Exchange(ref _isWatching, 1) == 0)
            Activity.CurrentChanged += static (_, change) =>
            {
                if (change.Current is { IsStopped: true } stopped && LeftUnder.TryGetValue(stopped, out var _))
                    Activity.Current = Running(stopped.Parent);
            };
    }

    static Activity? Running(Activity? activity)
    {
        while (activity is { IsStopped: true })
            activity = activity.Parent;
        return activity;
    }
}
