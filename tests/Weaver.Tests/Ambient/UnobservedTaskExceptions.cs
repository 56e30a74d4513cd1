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
        Raised(exception => Fault(exception, later, look: false)).ShouldBe(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AreNotRaisedForATaskThatSomebodyLookedAt(bool later) =>
        Raised(exception => Fault(exception, later, look: true)).ShouldBe(0);

    [Fact]
    public void AreRaisedForATaskThatBulkTrackingFollows() =>
        Raised(FaultInBulk).ShouldBe(1);

    static int Raised(Action<Exception> fault)
    {
        using var recording = new Recording();
        var exception = new FormatException();
        var raised = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> handler = (_, e) => raised += ReferenceEquals(e.Exception.InnerException, exception) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += handler;
        fault(exception);
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
    static void Fault(Exception exception, bool later, bool look)
    {
        var gate = new TaskCompletionSource();
        var task = later ? Ambience.FaultsLater(gate.Task, exception) : Ambience.FaultsAtOnce(exception);
        gate.SetResult();
        task.IsFaulted.ShouldBeTrue();
        if (look)
            task.Exception!.InnerException.ShouldBeSameAs(exception);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void FaultInBulk(Exception exception)
    {
        var source = new TaskCompletionSource();
        new Bulk.Tracked().Followed(source.Task);
        source.SetException(exception);
    }
}
