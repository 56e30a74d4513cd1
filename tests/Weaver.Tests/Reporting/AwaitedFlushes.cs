using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>The task of an asynchronous invocation ends when its telemetry is out, since the process may be frozen next.</summary>
public class AwaitedFlushes
{
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    // One thread waits for nothing in the meantime: with a blocked one, the task would have ended before the test could look.
    public static TheoryData<string, Func<string, Task<string>, Task>> Invocations => new()
    {
        { "Task", (id, work) => Vocabularies.InvokeTask(id, work) },
        { "Task of a result", (id, work) => Vocabularies.InvokeTaskOfResult(id, work) },
        { "ValueTask", (id, work) => Vocabularies.InvokeValueTask(id, work).AsTask() },
        { "ValueTask of a result", (id, work) => Vocabularies.InvokeValueTaskOfResult(id, work).AsTask() },
    };

    [Theory]
    [MemberData(nameof(Invocations))]
    public async Task APendingInvocationEndsWhenItsRecordsAreOut(string shape, Func<string, Task<string>, Task> invoke)
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        recording.Gate.Reset();
        var work = new TaskCompletionSource<string>();

        var invocation = invoke(shape, work.Task);
        work.SetResult("done");

        invocation.IsCompleted.ShouldBeFalse();
        await EndsWithRecords(recording, invocation, shape);
        if (invocation is Task<string> withResult)
            (await withResult).ShouldBe("done");
    }

    [Theory]
    [MemberData(nameof(Invocations))]
    public async Task AnInvocationThatIsDoneAtOnceEndsWhenItsRecordsAreOut(string shape, Func<string, Task<string>, Task> invoke)
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        recording.Gate.Reset();

        var invocation = invoke(shape, Task.FromResult("done"));

        invocation.IsCompleted.ShouldBeFalse();
        await EndsWithRecords(recording, invocation, shape);
        if (invocation is Task<string> withResult)
            (await withResult).ShouldBe("done");
    }

    [Theory]
    [MemberData(nameof(Invocations))]
    public async Task AFailureKeepsItsExceptionAndACancellationItsToken(string shape, Func<string, Task<string>, Task> invoke)
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        var (failure, cancelled) = (new FormatException("x"), new CancellationToken(canceled: true));

        var failed = invoke(shape, Task.FromException<string>(failure));
        (await Should.ThrowAsync<FormatException>(failed)).ShouldBeSameAs(failure);
        recording.Exported.OfType<EventRecord>().Select(record => record.EventName).ShouldBe(["lambda.invoked", "automagik.error"]);

        recording.Gate.Reset();
        var ended = invoke(shape, Task.FromCanceled<string>(cancelled));
        ended.IsCompleted.ShouldBeFalse();
        recording.Gate.Set();
        (await Should.ThrowAsync<TaskCanceledException>(ended)).CancellationToken.ShouldBe(cancelled);
        ended.IsCanceled.ShouldBeTrue();
        recording.Exported.OfType<SpanRecord>().Select(span => span.Attributes.Value("outcome")).ShouldBe([null, "cancelled"]);
    }

    [Theory]
    [MemberData(nameof(Invocations))]
    public async Task WhenTheBudgetIsOverTheInvocationEndsWithoutItsFlush(string shape, Func<string, Task<string>, Task> invoke)
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = TimeSpan.FromMilliseconds(20));
        recording.Gate.Reset();

        await invoke(shape, Task.FromResult("done")).WaitAsync(_patience, TestContext.Current.CancellationToken);

        recording.Exported.ShouldBeEmpty();
        recording.Gate.Set();
        recording.Events.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AsyncLocalsOfTheCallerAreThereAfterwardsAndActivitiesAreNot()
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        var local = new AsyncLocal<string> { Value = "mine" };

        await Vocabularies.InvokeTask("r", Task.CompletedTask);

        local.Value.ShouldBe("mine");
        System.Diagnostics.Activity.Current.ShouldBeNull();
    }

    [Fact]
    public async Task WhereNothingIsRecordedNothingIsWaitedFor()
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        recording.Client.IsEnabled = false;

        Vocabularies.InvokeTask("r", Task.CompletedTask).IsCompletedSuccessfully.ShouldBeTrue();
        await Task.CompletedTask;
    }

    [Fact]
    public async Task ATaskThatIsPassedOnGoesBackAsItIs()
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        var work = Task.FromResult("done");

        var invocation = Vocabularies.InvokePassedOn("r", work);

        invocation.ShouldBeSameAs(work);
        (await invocation).ShouldBe("done");
    }

    [Fact]
    public async Task AnAsynchronousCommandDoesNotWait()
    {
        using var recording = new Recording(options => options.CommandFlushTimeout = _patience);
        recording.Gate.Reset();

        var command = Vocabularies.CommandTask(Task.FromResult("done"));

        command.IsCompletedSuccessfully.ShouldBeTrue();
        recording.Gate.Set();
        (await command).ShouldBe("done");
    }

    static async Task EndsWithRecords(Recording recording, Task invocation, string requestId)
    {
        recording.Gate.Set();
        await invocation.WaitAsync(_patience, TestContext.Current.CancellationToken);

        var exported = recording.Exported;
        exported.OfType<EventRecord>().Select(record => $"{record.EventName} {record.Attributes.Value("request_id")}").ShouldBe([$"lambda.invoked {requestId}", $"lambda.succeeded {requestId}"]);
        exported.OfType<SpanRecord>().ShouldHaveSingleItem().Attributes.Value("request_id").ShouldBe(requestId);
    }
}
