extern alias weaver;

using AutomagikTelemetry.Weaving;
using weaver::AutomagikTelemetry.Fody.Planning;
using AssemblyPlan = weaver::AutomagikTelemetry.Fody.Planning.AssemblyPlan;
using MethodPlan = weaver::AutomagikTelemetry.Fody.Planning.MethodPlan;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>An assembly with one bulk-tracked method, whose woven code is written out by hand.</summary>
static class HandMadeAssembly
{
    internal static void Succeeds()
    {
    }

    internal static void Call(TrackedSignals signals, Action body)
    {
        var method = new MethodPlan(0, null!, "HandMade", "Method", null, null, (byte)signals, [], TaskShape.None, null);
        var assembly = WovenAssembly.Register(PlanBlob.Of(new AssemblyPlan($"HandMade{Guid.NewGuid():N}", "1.0", [], [method])));

        Operation.Start(assembly, 0, out var operation);
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
}
