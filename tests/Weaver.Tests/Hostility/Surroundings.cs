using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Weaver.Tests.Hostility;

public class Surroundings
{
    [Fact]
    public void AnActivityThatWasStartedInsideAndLeftGivesBackWhatWasCurrentBeforeTheCall()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();

        using (Hostile.StartsAnother("left"))
            Activity.Current!.OperationName.ShouldBe("left");

        Activity.Current.ShouldBeSameAs(outer);
    }

    [Fact]
    public void ATagByReferenceToNothingIsLeftOut()
    {
        using var recording = new Recording();

        Hostile.ByReference(ref Unsafe.NullRef<int>()).ShouldBe(-1);

        recording.Spans.ShouldHaveSingleItem().Attributes.Select(pair => pair.Key).ShouldNotContain("number");
    }

    [Fact]
    public void AStaleValueTaskIsGivenBackAsItIs()
    {
        using var recording = new Recording();

        Should.NotThrow(() => { _ = Hostile.ReturnsValueTask(new ValueTask<int>(new StaleSource(), 7)); });
    }

    [Fact]
    public void AValueTaskAroundATaskStaysAroundThatTask()
    {
        using var recording = new Recording();
        var source = new TaskCompletionSource<int>();

        var task = Hostile.ReturnsValueTask(new ValueTask<int>(source.Task));
        source.SetResult(1);

        task.IsCompletedSuccessfully.ShouldBeTrue();
        task.AsTask().ShouldBeSameAs(source.Task);
        recording.Spans.Count.ShouldBe(1);
    }

    /// <summary>An awaiter that asked for no context must not be inlined on a thread of the user's scheduler, where it may wait for itself.</summary>
    [Fact]
    public async Task AnAwaiterIsNotInlinedIntoASchedulerThatUnwovenItWouldNotBeIn()
    {
        using var recording = new Recording();
        var exclusive = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var gate = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = await Task.Factory.StartNew(() => AwaitsInContext(gate.Task), CancellationToken.None, TaskCreationOptions.None, exclusive);
        var waited = Waits();

        gate.SetResult(1);

        (await waited).ShouldBeTrue("another exclusive task could run");

        async Task<bool> Waits()
        {
            await task.ConfigureAwait(false);
            return Task.Factory.StartNew(() => 1, CancellationToken.None, TaskCreationOptions.None, exclusive).Wait(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        }

        static Task<int> AwaitsInContext(Task<int> task) => Ambience.AwaitsInContext(task);
    }

    [Fact]
    public void AnInterruptIsNotSwallowedByAFlush()
    {
        using var recording = new Recording();
        var interrupted = false;
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            Hostile.Command(1);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        })
        { IsBackground = true };

        thread.Start();

        thread.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        interrupted.ShouldBeTrue();
    }

    [Fact]
    public async Task ACallInFlightReportsToTheClientThatTookOver()
    {
        using var first = new Recording();
        var gate = new TaskCompletionSource();
        var task = Reported.Run("wf", 1, gate.Task);
        using var second = new Recording();
        first.Client.Dispose();

        gate.SetResult();
        await task;

        second.Events.ShouldHaveSingleItem().EventName.ShouldBe("workflow.completed");
        second.Spans.ShouldHaveSingleItem();
        second.Count("workflow.duration_seconds").ShouldBe(1);
    }

    [Fact]
    public void TasksThatAreFollowedForEverAreBoundedAndCounted()
    {
        using var recording = new Recording();
        var open = SideObservations.Open;
        var never = new TaskCompletionSource();

        for (var i = open; i < SideObservations.Max + 5; i++)
            Hostile.Followed(never.Task);
        var openThen = SideObservations.Open;
        var lost = recording.Client.Losses.Total;
        never.SetResult();

        openThen.ShouldBe(SideObservations.Max);
        lost.ShouldBe(5);
        SideObservations.Open.ShouldBe(open);
    }

    sealed class StaleSource : IValueTaskSource<int>
    {
        public int GetResult(short token) => throw new InvalidOperationException("stale");

        public ValueTaskSourceStatus GetStatus(short token) => throw new InvalidOperationException("stale");

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            throw new InvalidOperationException("stale");
    }
}
