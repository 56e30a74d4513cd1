using System.Diagnostics;

namespace AutomagikTelemetry.Weaving;

/// <summary>Keeps <see cref="Activity.Current"/> as the user's own code left it.</summary>
static class AmbientActivity
{
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
            Activity.Current = Running(ReferenceEquals(current, activity) ? activity.Parent : current);
        }
    }

    /// <summary>Makes an activity of ours, which goes on running elsewhere, no longer current here.</summary>
    internal static void Detach(Activity activity)
    {
        if (ReferenceEquals(Activity.Current, activity))
            Activity.Current = Running(activity.Parent);
    }

    static Activity? Running(Activity? activity)
    {
        while (activity is { IsStopped: true })
            activity = activity.Parent;
        return activity;
    }
}
