using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Ambient;

/// <summary>What user code puts into an AsyncLocal is seen by whom it was seen before.</summary>
public class AsyncLocals
{
    [Fact]
    public void SetBySynchronousCodeAreSeenByTheCaller()
    {
        using var recording = new Recording();

        Ambience.SetsLocal("set");

        Ambience.Local.Value.ShouldBe("set");
    }

    [Fact]
    public void SetByAMethodThatReturnsATaskAreSeenByTheCaller()
    {
        using var recording = new Recording();

        _ = Ambience.SetsLocalAndReturns("set by a task's maker", new TaskCompletionSource().Task);

        Ambience.Local.Value.ShouldBe("set by a task's maker");
    }

    [Fact]
    public async Task SetByAnAsyncMethodAreNotSeenByTheCaller()
    {
        using var recording = new Recording();
        Ambience.Local.Value = "the caller's";

        await Ambience.SetsLocalAsync("the callee's");

        Ambience.Local.Value.ShouldBe("the caller's");
    }
}
