using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class EventsOfOnesOwn
{
    [Fact]
    public void AreReportedOfTheirOutcomesWithTheirKeys()
    {
        using var recording = new Recording();

        Vocabularies.Spawn("a", 1);
        Should.Throw<InvalidOperationException>(() => Vocabularies.Spawn("b", 2, new InvalidOperationException("no")));
        Should.Throw<OperationCanceledException>(() => Vocabularies.Spawn("c", 3, new OperationCanceledException()));

        recording.Events.Where(record => record.EventName!.StartsWith("agent.", StringComparison.Ordinal)).Select(record => $"{record.EventName} {Attributes.Text(record.Attributes)}").ShouldBe(
        [
            "agent.spawned name=a", "agent.ended name=a rank=1",
            "agent.ended name=b rank=2", "agent.lost name=b rank=2",
            "agent.ended name=c rank=3", "agent.lost name=c rank=3",
        ]);
        recording.Events.Where(record => record.EventName == "agent.spawned").ShouldAllBe(record => record.Context.SpanId == recording.Spans[0].Activity.SpanId);
    }

    [Fact]
    public async Task OfTheKindsForWorkersAreThoseOfTheGuide()
    {
        using var recording = new Recording();

        (await Vocabularies.Execute("t-1", Task.CompletedTask)).Type.ShouldBe("import");
        Vocabularies.Handle(new Result("order"));
        Vocabularies.Handle(null);
        Vocabularies.HandleOther();
        Vocabularies.Invoke("r-1");
        Should.Throw<InvalidOperationException>(() => Vocabularies.Invoke("r-2", new InvalidOperationException("no")));

        recording.Events.Where(record => record.EventName != "automagik.error").Select(record => $"{record.EventName} {Attributes.Text(record.Attributes)}").ShouldBe(
        [
            "task.started task_id=t-1", "task.completed task_id=t-1 success=True",
            "message.processed type=order success=True", "message.processed success=True", "message.processed type=handle_other success=True",
            "lambda.invoked function_name=thumbnails request_id=r-1", "lambda.succeeded request_id=r-1",
            "lambda.invoked function_name=thumbnails request_id=r-2",
        ]);
        recording.Events.Single(record => record.EventName == "automagik.error").Attributes.Value("request_id").ShouldBe("r-2");
        Attributes.Text(recording.Metric("task.duration_ms").Tags).ShouldBe("task_type=import");
        Attributes.Text(recording.Metric("message.processing_time_ms").Tags).ShouldBe("");
        recording.Count("lambda.duration_ms", "function_name", "thumbnails").ShouldBe(2);
    }
}
