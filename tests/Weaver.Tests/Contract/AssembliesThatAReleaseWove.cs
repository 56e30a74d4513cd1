using System.Collections;
using System.Reflection;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Contract;

/// <summary>They run against the runtime of today, which has every member that they bind to. See tests/Kept.</summary>
public class AssembliesThatAReleaseWove
{
    static readonly Type _everything = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Kept", "AutomagikTelemetry.Kept.V010.dll")).GetType("AutomagikTelemetry.Kept.V010.Everything", throwOnError: true)!;

    [Fact]
    public async Task ReportAsTheyDidThen()
    {
        using var recording = new Recording();
        var (failed, pending) = (Task.FromException<int>(new InvalidOperationException("later")), new TaskCompletionSource<int>());

        Call("Command", "name", 3).ShouldBe(7);
        Should.Throw<InvalidOperationException>(() => Call("Fails", 5)).Message.ShouldBe("failed 5");
        Should.Throw<OperationCanceledException>(() => Call("Cancelled"));
        Call("Tags", true, 'c', -1L, 1UL, 1.5, 2.5m, "text", Guid.Empty, DayOfWeek.Friday, 7).ShouldBe("text");
        var waiting = new[]
        {
            (Task)Call("Async", pending.Task)!, (Task)Call("AsyncResult", pending.Task)!, ((ValueTask)Call("AsyncValue", pending.Task)!).AsTask(), ((ValueTask<int>)Call("AsyncValueResult", pending.Task)!).AsTask(),
            (Task)Call("Follows", pending.Task)!, (Task)Call("FollowsResult", pending.Task)!, ((ValueTask)Call("FollowsValue", new ValueTask(pending.Task))!).AsTask(), ((ValueTask<int>)Call("FollowsValueResult", new ValueTask<int>(pending.Task))!).AsTask(),
        };
        pending.SetResult(1);
        await Task.WhenAll(waiting);
        await Should.ThrowAsync<InvalidOperationException>(() => (Task)Call("AsyncResult", failed)!);

        ((IEnumerable<int>)Call("Iterates", 3)!).Sum().ShouldBe(3);
        Ends((IEnumerator<int>)Call("IteratesOnce")!);
        ((IEnumerable)Call("IteratesObjects")!).Cast<int>().ShouldBe([1]);
        Ends((IEnumerator)Call("IteratesObjectsOnce")!);
        await foreach (var item in (IAsyncEnumerable<int>)Call("IteratesLater", pending.Task)!)
            item.ShouldBe(1);
        await Ends((IAsyncEnumerator<int>)Call("IteratesLaterOnce", pending.Task)!);
        var own = Call("OwnTask", pending.Task)!;
        await (Task)own.GetType().GetMethod("AsTask")!.Invoke(own, null)!;

        var spans = recording.Spans;
        spans.Select(span => $"{span.Activity.OperationName} {span.Attributes.Value("error.type") ?? span.Attributes.Value("outcome")}".TrimEnd()).Order(StringComparer.Ordinal).ShouldBe(
        [
            "async", "async_result", "async_result System.InvalidOperationException", "async_value", "async_value_result", "cancelled cancelled", "command",
            "fails System.InvalidOperationException", "follows", "follows_result", "follows_value", "follows_value_result",
            "iterates", "iterates_later", "iterates_later_once", "iterates_objects", "iterates_objects_once", "iterates_once", "own_task", "tags",
        ]);
        Attributes.Text(spans.Single(span => span.Activity.OperationName == "tags").Attributes).ShouldStartWith(
            "flag=True signed=-1 unsigned=1 real=1.5 money=2.5 id=00000000-0000-0000-0000-000000000000 day=Friday maybe=7 ");
        recording.Events.Select(recorded => recorded.EventName).ShouldContain("command.executed");
    }

    static void Ends(IEnumerator items)
    {
        items.MoveNext().ShouldBeTrue();
        items.MoveNext().ShouldBeFalse();
    }

    static async Task Ends(IAsyncEnumerator<int> items)
    {
        (await items.MoveNextAsync()).ShouldBeTrue();
        (await items.MoveNextAsync()).ShouldBeFalse();
    }

    static object? Call(string method, params object?[] arguments) =>
        _everything.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
