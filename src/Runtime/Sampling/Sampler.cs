using System.Diagnostics;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Sampling;

/// <summary>Decides which spans of this client are sampled. Metrics never ask it. Thread-safe; no member throws.</summary>
/// <remarks>
/// The decision is handed on as OpenTelemetry does it: a sampled activity has the flag <see cref="ActivityTraceFlags.Recorded"/>, one that was
/// left out has no <see cref="Activity.IsAllDataRequested"/>. One that has neither was made by somebody who does not sample.
/// </remarks>
/// <param name="followsParent">Whether the decision of a caller in another process holds.</param>
/// <param name="ratio">The share of the traces that nobody has decided of.</param>
/// <param name="sdk">Where an OpenTelemetry SDK runs, the flags are left as they are: they are what it samples by.</param>
sealed class Sampler(bool followsParent, SampleRatio ratio, OpenTelemetrySdk sdk)
{
    /// <summary>Whether an activity that is not ours is sampled. What others listen to is sampled as they have sampled it.</summary>
    public bool Samples(Activity activity) =>
        (activity.Recorded && Call.IsHeard(activity)) || Samples(DecisionOf(activity), activity.TraceId);

    /// <summary>Starts an activity that nobody listens to.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="remoteParent">Its parent where no activity is current.</param>
    /// <param name="startTime">When it starts.</param>
    /// <param name="own">The share of the operation itself, which takes away from what is sampled and never adds.</param>
    /// <param name="isSampled">Whether the activity is a span.</param>
    /// <returns>Null where it would only say again what the current one says: that nothing is sampled.</returns>
    public Activity? Start(string name, ActivityContext remoteParent, DateTime startTime, SampleRatio own, out bool isSampled)
    {
        var current = Activity.Current;
        var decision = current is null ? DecisionOf(remoteParent) : DecisionOf(current);
        if (decision == TraceDecision.LeftOutHere || (current is { Recorded: false, IdFormat: ActivityIdFormat.W3C } && !Samples(decision, current.TraceId)))
        {
            isSampled = false;
            return null;
        }

        var activity = new Activity(name);
        // A parent of the old kind, as a header may bring one, has no ids that could be exported.
        if (current is { IdFormat: not ActivityIdFormat.W3C })
            activity.SetIdFormat(ActivityIdFormat.W3C);
        if (remoteParent != default)
            activity.SetParentId(remoteParent.TraceId, remoteParent.SpanId, remoteParent.TraceFlags);
        else if (current is null)
            activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        activity.SetStartTime(startTime).Start();

        isSampled = Samples(decision, activity.TraceId) && own.Takes(activity.TraceId);
        if (!isSampled)
            activity.IsAllDataRequested = false;
        if (activity.Recorded != isSampled && !sdk.IsRunning)
            activity.ActivityTraceFlags ^= ActivityTraceFlags.Recorded;
        return activity;
    }

    bool Samples(TraceDecision decision, ActivityTraceId trace) => decision switch
    {
        TraceDecision.LeftOutHere => false,
        TraceDecision.None => ratio.Takes(trace),
        _ => followsParent ? decision == TraceDecision.Sampled : ratio.Takes(trace),
    };

    /// <summary>The nearest activity that tells decides, or else the caller of the outermost one.</summary>
    static TraceDecision DecisionOf(Activity activity)
    {
        for (var one = activity; one is { IdFormat: ActivityIdFormat.W3C }; one = one.Parent)
        {
            if (!one.IsAllDataRequested)
                return TraceDecision.LeftOutHere;
            if (one.Recorded)
                return TraceDecision.Sampled;
            if (one.Parent is null)
                return ActivityContext.TryParse(one.ParentId, null, out var caller) ? DecisionOf(caller) : TraceDecision.None;
        }

        return TraceDecision.None;
    }

    static TraceDecision DecisionOf(ActivityContext caller) =>
        caller == default ? TraceDecision.None
            : (caller.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? TraceDecision.Sampled
            : TraceDecision.LeftOutElsewhere;
}
