using System.Runtime.CompilerServices;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Ambient;

/// <summary>A fault that nobody looked at is raised as UnobservedTaskException, once, as it is without weaving; one that somebody looked at is not.</summary>
public class UnobservedTaskExceptions
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AreRaisedForATaskThatNobodyLookedAt(bool later) =>
        Raised(() => Fault(later, look: false)).ShouldBe(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AreNotRaisedForATaskThatSomebodyLookedAt(bool later) =>
        Raised(() => Fault(later, look: true)).ShouldBe(0);

    [Fact]
    public void AreRaisedForATaskThatBulkTrackingFollows() =>
        Raised(FaultInBulk).ShouldBe(1);

    static int Raised(Action fault)
    {
        using var recording = new Recording();
        var raised = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> handler = (_, e) => raised += e.Exception.InnerException is FormatException ? 1 : 0;
        TaskScheduler.UnobservedTaskException += handler;
        fault();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        TaskScheduler.UnobservedTaskException -= handler;
        return raised;
    }

    // Not inlined, so that no task is still held by a frame or a register when the collector runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fault(bool later, bool look)
    {
        var gate = new TaskCompletionSource();
        var task = later ? Ambience.FaultsLater(gate.Task) : Ambience.FaultsAtOnce();
        gate.SetResult();
        task.IsFaulted.ShouldBeTrue();
        if (look)
            task.Exception!.InnerException.ShouldBeOfType<FormatException>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void FaultInBulk()
    {
        var source = new TaskCompletionSource();
        new Bulk.Tracked().Followed(source.Task);
        source.SetException(new FormatException());
    }
}
