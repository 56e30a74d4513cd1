using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>Woven as a workflow: each call reports a start event, an event for its outcome, a span with both tags and a histogram.</summary>
public static class TaggedSubject
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add([Tag] int attempt, [Tag] string workflowId) => attempt + workflowId.Length;

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> AddAsync([Tag] int attempt, [Tag] string workflowId)
    {
        await Task.CompletedTask;
        return attempt + workflowId.Length;
    }

    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> AddAfterYieldAsync([Tag] int attempt, [Tag] string workflowId)
    {
        await Task.Yield();
        return attempt + workflowId.Length;
    }

    /// <summary>Throws through as many frames of its own.</summary>
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Throw([Tag] int frames, Exception exception) => frames == 1 ? throw exception : Throw(frames - 1, exception) + 1;
}
