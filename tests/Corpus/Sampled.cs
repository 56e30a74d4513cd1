using System.Diagnostics;

namespace AutomagikTelemetry.Corpus;

/// <summary>Methods whose attributes have a share of the traces. They are not in the unwoven twin.</summary>
public static class Sampled
{
    /// <summary>A share that no trace is of, so that what is left out is known.</summary>
    [TrackWorkflow(SampleRatio = 0)]
    public static Activity? Never([Tag] string workflowId, Func<Activity?> body)
    {
        ArgumentNullException.ThrowIfNull(workflowId);
        return body();
    }

    [TrackWorkflow(SampleRatio = 0.25)]
    public static Activity? Seldom(Func<Activity?> body) => body();

    [TrackWorkflow(SampleRatio = 0)]
    public static async Task NeverAsync(Task gate) => await gate.ConfigureAwait(false);

    [TrackWorkflow(SampleRatio = 0)]
    public static IEnumerable<Activity?> NeverYields()
    {
        yield return Activity.Current;
        yield return Reporting();
    }

    [TrackWorkflow]
    public static Activity? Always(Func<Activity?> body) => body();

    [TrackWorkflow]
    public static Activity? Reporting() => Activity.Current;
}
