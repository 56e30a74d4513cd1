using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>As <see cref="TaggedSubject"/>, with values that the program vouches for: they are sent as they are, as OpenTelemetry sends them.</summary>
public static class PlainSubject
{
    [TrackWorkflow]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add([Tag(Privacy = TagPrivacy.Plain)] int attempt, [Tag(Privacy = TagPrivacy.Plain)] string workflowId) => attempt + workflowId.Length;
}
