using System.Diagnostics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class TagsInTheMiddle
{
    [Fact]
    public async Task AreOfTheInnermostCallOfTheFlow()
    {
        using var recording = new Recording();

        await Vocabularies.Outer("w-1", async () =>
        {
            await Vocabularies.Middle(async () =>
            {
                Telemetry.Current.Tag("rows", 3);
                await Task.Yield();
                using var own = new Activity("own").Start();
                Telemetry.Current.Tag("rows", 4);
                Telemetry.Current.Tag("password", "hunter2");
            });
            Telemetry.Current.Tag("outer", new[] { "a", "b" });
            Telemetry.Current.Tag("workflow_id", "other");
        });

        recording.Spans.Select(span => (span.Name, span.Attributes.Value("rows"), span.Attributes.Value("password"), span.Attributes.Value("workflow_id"))).ShouldBe(
            [("middle", 4, null, null), ("outer", null, null, "w-1")]);
        recording.Spans[1].Attributes.Value("outer").ShouldBe(new[] { "a", "b" });
        recording.Events.Select(record => $"{record.EventName} {Attributes.Text(record.Attributes)}").ShouldBe(
            ["workflow.started workflow_id=w-1", "step.started ", "step.succeeded rows=4", "workflow.completed workflow_id=w-1 success=True"]);
    }

    [Fact]
    public async Task AreOnTheErrorEvent()
    {
        using var recording = new Recording();

        await Should.ThrowAsync<InvalidOperationException>(Vocabularies.Middle(() =>
        {
            Telemetry.Current.Tag("rows", 3);
            throw new InvalidOperationException("no");
        }));

        recording.Events.Single(record => record.EventName == "automagik.error").Attributes.Value("rows").ShouldBe(3);
    }

    [Fact]
    public async Task AreBoundedAndMayComeFromManyThreads()
    {
        using var recording = new Recording();

        await Vocabularies.Middle(() => Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
                Telemetry.Current.Tag($"tag{thread}_{i}", i);
        }))));

        recording.Spans.ShouldHaveSingleItem().Attributes.Count(pair => pair.Key.StartsWith("tag", StringComparison.Ordinal)).ShouldBe(32);
    }

    /// <summary>More threads than have places of their own, so that the look-up begins at each of them and goes around.</summary>
    [Fact]
    public void AreOfTheCallThatAnotherThreadHasBegun()
    {
        using var recording = new Recording();

        for (var i = 0; i < 40; i++)
            OnItsOwnThread(() => Vocabularies.Middle(() =>
            {
                OnItsOwnThread(() => Telemetry.Current.Tag("elsewhere", true));
                return Task.CompletedTask;
            }).Wait());

        recording.Spans.Select(span => span.Attributes.Value("elsewhere")).ShouldBe(Enumerable.Repeat<object?>(true, 40));
    }

    [Fact]
    public async Task AreNotTakenOutsideOfACallOrAfterIt()
    {
        using var recording = new Recording();
        CurrentCall call = default;

        Telemetry.Current.Tag("before", 1);
        await Vocabularies.Middle(() =>
        {
            call = Telemetry.Current;
            return Task.CompletedTask;
        });
        call.Tag("after", 1);
        default(CurrentCall).Tag("nothing", 1);

        recording.Spans.ShouldHaveSingleItem().Attributes.Select(pair => pair.Key).ShouldAllBe(key => key.StartsWith("code.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AreHeardByListenersSanitised()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AutomagikTelemetry.Corpus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        Activity? heard = null;

        await Vocabularies.Middle(() =>
        {
            heard = Activity.Current;
            Telemetry.Current.Tag("label", new string('x', 1000));
            return Task.CompletedTask;
        });

        heard!.GetTagItem("label").ShouldBe(new string('x', 500));
    }

    static void OnItsOwnThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
