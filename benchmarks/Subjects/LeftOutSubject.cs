using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>As <see cref="TaggedSubject"/>, with a share of no trace at all: each call reports a histogram alone.</summary>
public static class LeftOutSubject
{
    [TrackWorkflow(SampleRatio = 0)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add([Tag] int attempt, [Tag] string workflowId) => attempt + workflowId.Length;
}
