using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>A span with two tags: woven, woven with a value by path, and by hand.</summary>
public static class SpanSubject
{
    static readonly ActivitySource Source = new("benchmarks.by-hand");

    [TrackSpan]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add([Tag] int attempt, [Tag] string workflowId) => attempt + workflowId.Length;

    [TrackSpan]
    [TagFrom("attempt", "attempt")]
    [TagFrom("id_length", "workflowId.Length")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int AddByPath(int attempt, string workflowId) => attempt + workflowId.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int AddByHand(int attempt, string workflowId)
    {
        using var span = Source.StartActivity("add");
        span?.SetTag("attempt", attempt);
        span?.SetTag("workflow_id", workflowId);
        return attempt + workflowId.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int AddLengthByHand(int attempt, string workflowId)
    {
        using var span = Source.StartActivity("add");
        span?.SetTag("attempt", attempt);
        span?.SetTag("id_length", workflowId.Length);
        return attempt + workflowId.Length;
    }
}
