extern alias weaver;

using System.Globalization;
using AutomagikTelemetry.Weaving;
using weaver::AutomagikTelemetry.Fody.Planning;
using AssemblyPlan = weaver::AutomagikTelemetry.Fody.Planning.AssemblyPlan;
using MethodPlan = weaver::AutomagikTelemetry.Fody.Planning.MethodPlan;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>An assembly whose plan the weaver's classes write, and whose woven code is written out by hand.</summary>
static class HandMadeAssembly
{
    internal static void Succeeds()
    {
    }

    /// <summary>Calls the only method, which is bulk-tracked, of a new assembly.</summary>
    internal static void Call(TrackedSignals signals, Action body) => Call(OfBulkMethods(1, signals), 0, body);

    /// <summary>Bulk-tracked methods that are called Method0, Method1 and so on.</summary>
    internal static WovenAssembly OfBulkMethods(int count, TrackedSignals signals, double sampleRatio = 1) => Of(count, signals, null, [], sampleRatio);

    /// <summary>Methods of a kind of its own, whose histogram has the operation's name and the tag <c>queue</c>.</summary>
    internal static WovenAssembly OfJobs(int count) =>
        Of(count, TrackedSignals.Metrics, new("Job", "job", null, null, new DurationPlan("job.duration_ms", "ms", ["job", "queue"]), [], false, false), [new ArgumentTag("queue", null!, null!)], sampleRatio: 1);

    internal static void Call(WovenAssembly assembly, int method, Action body, string? tag = null)
    {
        Operation.Start(assembly, method, out var operation);
        if (tag is not null)
            operation.Tag(0, tag);
        try
        {
            body();
            operation.Succeeded();
        }
        catch (Exception exception) when (Operation.Failed(exception, ref operation))
        {
        }
        finally
        {
            operation.Leave();
        }
    }

    static WovenAssembly Of(int count, TrackedSignals signals, VocabularyPlan? vocabulary, TagPlan[] tags, double sampleRatio)
    {
        var methods = Enumerable.Range(0, count)
            .Select(i => new MethodPlan(i, null!, "HandMade", "Method" + i.ToString(CultureInfo.InvariantCulture), vocabulary is null ? null : "method" + i.ToString(CultureInfo.InvariantCulture), vocabulary, (byte)signals, sampleRatio, tags, [], [], ResultShape.None, null, null));
        var plan = new AssemblyPlan($"HandMade{Guid.NewGuid():N}", "1.0", vocabulary is null ? [] : [vocabulary], [.. methods]);
        return WovenAssembly.Register(PlanBlob.Of(plan)).ShouldNotBeNull();
    }
}
