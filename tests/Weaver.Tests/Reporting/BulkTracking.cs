using System.Diagnostics.Metrics;
using AutomagikTelemetry.Weaver.Tests.Support;
using Bulk;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

public class BulkTracking
{
    const string Duration = "function.duration_ms";

    [Fact]
    public async Task ReportsMetricsAndErrorsAndNoSpans()
    {
        using var recording = new Recording();
        var tracked = new Tracked();

        tracked.Method(" a ");
        tracked.Method(" a ");
        Should.Throw<FormatException>(() => tracked.Throws(new FormatException()));
        var gate = new TaskCompletionSource();
        var task = tracked.MethodAsync(gate.Task);
        gate.SetResult();
        await task;

        recording.Spans.ShouldBeEmpty();
        recording.Events.ShouldHaveSingleItem().Attributes.Value("code.function.name").ShouldBe("Bulk.Tracked.Throws");
        recording.Count(Duration, "code.function.name", "Bulk.Tracked.Method").ShouldBe(2);
        recording.Count(Duration, "code.function.name", "Bulk.Tracked.MethodAsync").ShouldBe(1);
        recording.Count(Duration, "error.type", "System.FormatException").ShouldBe(1);
        recording.Count(Duration).ShouldBe(4);
    }

    [Fact]
    public void DoesNotReadTheExceptionOfAFollowedTask()
    {
        using var recording = new Recording();

        new Tracked().Followed(Task.FromException(new FormatException()));

        recording.Count(Duration, "error.type", "_OTHER").ShouldBe(1);
        recording.Events.ShouldBeEmpty();
    }

    [Fact]
    public void TracksWhatTheNamespacesSayAndNothingElse()
    {
        using var recording = new Recording();
        var tracked = new Tracked();

        _ = tracked.Accessor;
        _ = tracked + tracked;
        tracked.Trivial(4);
        tracked.Excluded("x");
        _ = new Pair(1, "b") == new Pair(1, "b");
        new Function(a => a)(1);
        Bulk.Excluded.Deeper.NotHere.Method("x");
        Bulkier.NotHere.Method("x");
        recording.Count(Duration).ShouldBe(0);

        tracked.Iterator().Count().ShouldBe(1);
        Tracked.Nested.Method("x");
        Bulk.Nested.Deeper.Method("x");
        Other.Message.Handlers.Here.Method("x");
        recording.Count(Duration).ShouldBe(4);

        Tagged.Own("x");
        recording.Count(Duration).ShouldBe(4);
        recording.Spans.ShouldHaveSingleItem();
    }

    [Fact]
    public void IsHeardByAMeterListenerWithoutAnyClient()
    {
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AutomagikTelemetry.Corpus.Bulk")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add($"{instrument.Name} {Attributes.Text(tags.ToArray())}"));
        listener.Start();

        new Tracked().Method("x");

        measured.ShouldBe(["function.duration_ms code.function.name=Bulk.Tracked.Method"]);
    }
}
