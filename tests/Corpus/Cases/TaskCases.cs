using System.Diagnostics;
using AutomagikTelemetry.Corpus.Shapes;

namespace AutomagikTelemetry.Corpus.Cases;

/// <inheritdoc cref="SynchronousCases"/>
public static class TaskCases
{
    public static async Task<string> Results()
    {
        var log = new List<string>();
        await Tasks.CompletesAtOnce(log);
        return string.Join("\n",
        [
            .. log,
            await Observed.OfTask(() => Tasks.Yields(1)),
            await Observed.OfTask(() => Tasks.Awaits(Task.FromResult(4))),
            await Observed.OfTask(() => Tasks.AwaitsPlain(Task.Delay(1))),
            await Observed.OfTask(() => Tasks.ValueTaskOf(Task.FromResult(4)).AsTask()),
            await Observed.OfTask(() => Tasks.ValueTaskOf(Later(5)).AsTask()),
            await Observed.OfTask(() => Tasks.ValueTaskPlain(Task.Delay(1)).AsTask()),
            (await new Generic<int>(1).PairAsync("b")).ToString(),
            Observed.Text(Tasks.ReturnsNull()),
        ]);

        static async Task<int> Later(int a)
        {
            await Task.Yield();
            return a;
        }
    }

    public static async Task<string> Exceptions()
    {
        var thrown = new InvalidOperationException("thrown");
        return string.Join("\n",
            await Observed.SameAsync(thrown, () => Tasks.ThrowsAtOnce(thrown)),
            await Observed.SameAsync(thrown, () => Tasks.ThrowsLater(thrown)),
            await Observed.SameAsync(thrown, () => Tasks.Nested(thrown)),
            await Observed.SameAsync(thrown, () => Tasks.ThrowsInsteadOfReturning(thrown)),
            await Observed.SameAsync(thrown, () => Tasks.ValueTaskPlain(Task.FromException(thrown)).AsTask()),
            await Observed.SameAsync(thrown, () => Tasks.Returns(Task.FromException<int>(thrown))));
    }

    public static async Task<string> Cancellation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var thrown = new OperationCanceledException("mine", source.Token);
        var task = Tasks.Cancelled(source.Token);
        var seen = await Observed.SameAsync(thrown, () => Tasks.ThrowsLater(thrown));
        try
        {
            await task;
            return "not cancelled";
        }
        catch (OperationCanceledException exception)
        {
            return $"{task.Status} {exception.CancellationToken == source.Token} {exception.GetType()}\n{seen}\n{await Observed.OfTask(() => Tasks.Returns(Task.FromCanceled<int>(source.Token)))}";
        }
    }

    public static async Task<string> AllInnerExceptions()
    {
        var all = Task.WhenAll(Task.FromException(new ArgumentException("a")), Task.FromException(new FormatException("b")));
        var returned = Tasks.ReturnsPlain(all);
        await Observed.OfTask(() => returned);
        var pending = new TaskCompletionSource<int>();
        var observed = Tasks.Awaits(pending.Task);
        pending.SetException([new ArgumentException("c"), new FormatException("d")]);
        await Observed.OfTask(() => observed);
        return $"{string.Join(",", returned.Exception!.InnerExceptions.Select(e => e.Message))} {string.Join(",", observed.Exception!.InnerExceptions.Select(e => e.Message))}";
    }

    /// <summary>A task that the method did not make goes back as it is, pending, cold or shared.</summary>
    public static string Identity()
    {
        var pending = new TaskCompletionSource<int>().Task;
        var cold = new Task<int>(() => 1);
        Task upcast = Task.FromResult("s");
        return $"{ReferenceEquals(Tasks.Returns(pending), pending)} {ReferenceEquals(Tasks.ReturnsPlain(upcast), upcast)} {Run(Tasks.Returns(cold))}";

        static int Run(Task<int> cold)
        {
            cold.RunSynchronously();
            return cold.Result;
        }
    }

    /// <summary>What awaits a task runs inside the completion of what the task awaited, as long as nobody asks for something else.</summary>
    public static string ContinuationsRunInline()
    {
        var source = new TaskCompletionSource<int>();
        var ranInside = false;
        var task = Tasks.Awaits(source.Task);
        _ = Continue();
        source.SetResult(1);
        return $"{ranInside} {task.IsCompletedSuccessfully}";

        async Task Continue()
        {
            await task.ConfigureAwait(false);
            ranInside = true;
        }
    }

    /// <summary>20,000 tracked calls, each awaiting the next, all completed by one thread.</summary>
    public static async Task<string> DeepChainsDoNotOverflowTheStack()
    {
        var gate = new TaskCompletionSource<int>();
        var task = Tasks.Awaits(gate.Task);
        for (var i = 1; i < 20_000; i++)
            task = Tasks.Awaits(task);
        gate.SetResult(0);
        return (await task).ToString();
    }

    public static async Task<string> ValueTasksAreReadOnce()
    {
        var source = new SingleReadSource();
        var task = Tasks.ReturnsValueTask(new ValueTask<int>(source, 0));
        source.Core.SetResult(11);
        return $"{await task} reads: {source.Reads}";
    }

    public static async Task<string> AsyncLocals()
    {
        Tasks.Local.Value = "before";
        var task = Tasks.SetsAsyncLocal("inside");
        var afterCall = Tasks.Local.Value;
        await task;
        var afterAwait = Tasks.Local.Value;
        Tasks.SetsAsyncLocalHere("synchronous");
        return $"{afterCall} {afterAwait} {Tasks.Local.Value}";
    }

    /// <summary>Activities are the user's own here: what is current afterwards must not depend on weaving.</summary>
    public static async Task<string> CurrentActivityIsGivenBack()
    {
        using var outer = new Activity("outer").Start();
        var during = new List<string>();
        Synchronous.Void(during);
        during.Add(Activity.Current!.OperationName);
        Observed.Of(() => Synchronous.NeverReturns("x"));
        during.Add(Activity.Current!.OperationName);
        var pending = new TaskCompletionSource<int>();
        var task = Tasks.Awaits(pending.Task);
        during.Add(Activity.Current!.OperationName);
        pending.SetResult(1);
        during.Add(Activity.Current!.OperationName);
        await task;
        during.Add(Activity.Current!.OperationName);
        return string.Join(",", during);
    }
}
