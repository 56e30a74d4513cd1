using System.Diagnostics;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Sampling;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>What a call that is not sampled leaves out, and what it reports all the same.</summary>
public sealed class Sampling : IDisposable
{
    const string Duration = "workflow.duration_seconds";

    public Sampling() => Activity.Current = null;

    public void Dispose() => Activity.Current = null;

    [Fact]
    public void OfTheTracesThatTheSamplerLeavesOutAreNoSpansButEventsAndMetrics()
    {
        using var recording = new Recording(options => options.SampleRatio = 0);

        Reported.Spawn("a", "b");

        recording.Spans.ShouldBeEmpty();
        recording.Events.Select(record => record.EventName).ShouldBe(["command.executed", "command.succeeded"]);
        recording.Events.ShouldAllBe(record => record.Context.TraceFlags == ActivityTraceFlags.None && record.Context.TraceId != default);
        recording.Count("command.duration_ms").ShouldBe(1);
    }

    [Theory]
    [InlineData("always_off", null, 0)]
    [InlineData("traceidratio", "0", 0)]
    [InlineData("parentbased_always_on", null, 1)]
    public void TheVariableBeatsTheOption(string sampler, string? argument, int spans)
    {
        using var recording = new Recording(options => options.SampleRatio = 1 - spans, ("OTEL_TRACES_SAMPLER", sampler), ("OTEL_TRACES_SAMPLER_ARG", argument ?? ""));

        Reported.Spawn("a", "b");

        recording.Spans.Count.ShouldBe(spans);
    }

    [Fact]
    public void OfAThousandTracesTheShareIsChosenByTheirIdsAndMetricsAreExact()
    {
        using var recording = new Recording(options => options.SampleRatio = 0.5);
        var traces = new List<ActivityTraceId>();

        for (var call = 0; call < 1000; call++)
            traces.Add(Sampled.Always(Sampled.Reporting)!.TraceId);

        var taken = traces.Where(new SampleRatio(0.5).Takes).SelectMany(trace => new[] { trace, trace });
        recording.Spans.Select(span => span.Activity.TraceId).ShouldBe(taken);
        recording.Count(Duration).ShouldBe(2000);
        recording.Events.Count(record => record.EventName == "workflow.completed").ShouldBe(2000);
    }

    [Fact]
    public void OfACallThatItsAttributeLeavesOutIsNeitherSpanNorEventAndMetricsAreExact()
    {
        using var recording = new Recording();

        for (var call = 0; call < 10; call++)
            Sampled.Never("wf", () => null);

        recording.Spans.ShouldBeEmpty();
        recording.Events.ShouldBeEmpty();
        recording.Count(Duration).ShouldBe(10);
        recording.Client.Losses.Total.ShouldBe(0, "what nobody wants is not lost");
    }

    [Fact]
    public void TheShareOfAnAttributeIsChosenByTheTraceToo()
    {
        using var recording = new Recording();
        var traces = new List<ActivityTraceId>();

        for (var call = 0; call < 1000; call++)
            traces.Add(Sampled.Seldom(() => Activity.Current)!.TraceId);

        var taken = traces.Where(new SampleRatio(0.25).Takes).ToList();
        recording.Spans.Select(span => span.Activity.TraceId).ShouldBe(taken);
        recording.Events.Count(record => record.EventName == "workflow.started").ShouldBe(taken.Count);
        recording.Events.Count(record => record.EventName == "workflow.completed").ShouldBe(taken.Count);
        recording.Count(Duration).ShouldBe(1000);
    }

    [Fact]
    public void WhatALeftOutCallCallsIsLeftOutAndHandsThatOn()
    {
        using var recording = new Recording();

        var inside = Sampled.Never("wf", () => Sampled.Always(Sampled.Reporting));

        inside!.Recorded.ShouldBeFalse();
        inside.Id!.ShouldEndWith("-00");
        Activity.Current.ShouldBeNull();
        recording.Spans.ShouldBeEmpty();
        recording.Events.Select(record => record.EventName).ShouldBe(["workflow.started", "workflow.started", "workflow.completed", "workflow.completed"], "those of the two that were called");
        recording.Events.ShouldAllBe(record => record.Context.TraceId == inside.TraceId);
        recording.Count(Duration).ShouldBe(3);
    }

    [Fact]
    public void ALeftOutCallLeavesTheRestOfItsTraceAsItIs()
    {
        using var recording = new Recording();

        Sampled.Always(() => Sampled.Never("wf", Sampled.Reporting));
        Sampled.Always(Sampled.Reporting);

        recording.Spans.Select(span => span.Activity.DisplayName).ShouldBe(["always", "reporting", "always"]);
        recording.Count(Duration).ShouldBe(5);
    }

    [Theory]
    [InlineData("always_off")]
    [InlineData(null)]
    public void AFailureIsReportedAllTheSame(string? sampler)
    {
        using var recording = sampler is null ? new Recording() : new Recording(null, ("OTEL_TRACES_SAMPLER", sampler));
        Activity? current = null;

        Should.Throw<FormatException>(() => Sampled.Never("wf", () =>
        {
            current = Activity.Current;
            throw new FormatException("x");
        }));

        var error = recording.Events.ShouldHaveSingleItem();
        error.EventName.ShouldBe("automagik.error");
        error.Attributes.Value("workflow_id").ShouldBe("wf");
        error.Context.TraceId.ShouldBe(current!.TraceId);
        error.Context.TraceFlags.ShouldBe(ActivityTraceFlags.None);
        recording.Spans.ShouldBeEmpty();
        recording.Count(Duration, "error.type", "System.FormatException").ShouldBe(1);
    }

    [Fact]
    public async Task AcrossAwaitsAndItemsActivityCurrentIsGivenBackAsAfterASampledCall()
    {
        using var recording = new Recording();
        using var outer = new Activity("outer").Start();
        var gate = new TaskCompletionSource();

        var task = Sampled.NeverAsync(gate.Task);
        Activity.Current.ShouldBeSameAs(outer);
        gate.SetResult();
        await task;
        Activity.Current.ShouldBeSameAs(outer);

        foreach (var inside in Sampled.NeverYields())
        {
            inside!.Recorded.ShouldBeFalse();
            inside.Parent.ShouldBeSameAs(outer);
            Activity.Current.ShouldBeSameAs(outer);
        }

        recording.Spans.ShouldBeEmpty();
        recording.Count(Duration).ShouldBe(3);
    }

    [Theory]
    [InlineData("01", 1)]
    [InlineData("00", 0)]
    public void ACallersDecisionHolds(string flags, int spans)
    {
        using var recording = new Recording();
        using var request = new Activity("request").SetParentId($"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-{flags}").Start();

        Sampled.Reporting()!.ActivityTraceFlags.ShouldBe(request.ActivityTraceFlags);

        recording.Spans.Count.ShouldBe(spans);
        recording.Count(Duration).ShouldBe(1);
    }

    [Fact]
    public void AListenerThatRecordsGetsItsSpansWhateverOursSays()
    {
        using var recording = new Recording(options => options.SampleRatio = 0);
        var heard = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AutomagikTelemetry.Corpus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Add(activity.DisplayName),
        };
        ActivitySource.AddActivityListener(listener);

        Sampled.Never("wf", Sampled.Reporting);

        heard.ShouldBe(["reporting", "never"]);
        recording.Spans.Select(span => span.Activity.DisplayName).ShouldBe(heard);
        recording.Events.Count.ShouldBe(2, "the attribute's share leaves out events in any case");
    }

    [Fact]
    public void ErrorEventsHaveTheLimitOfTheOptionAndWhatIsBeyondIsCounted()
    {
        using var recording = new Recording(options => options.MaxErrorEventsPerSecond = 0);

        for (var call = 0; call < 3; call++)
            Should.Throw<FormatException>(() => Sampled.Always(() => throw new FormatException()));

        recording.Events.ShouldAllBe(record => record.EventName == "workflow.started");
        recording.Client.Losses[LossReason.ErrorRate].ShouldBe(3);
        recording.Count(Duration, "error.type", "System.FormatException").ShouldBe(3);
        recording.Spans.Count.ShouldBe(3);
    }

    [Fact]
    public void InBulkSpansHaveTheShareOfTheAssembly()
    {
        using var recording = new Recording();
        var assembly = HandMadeAssembly.OfBulkMethods(1, TrackedSignals.Metrics | TrackedSignals.Spans, sampleRatio: 0.25);
        var traces = new List<ActivityTraceId>();

        for (var call = 0; call < 400; call++)
            HandMadeAssembly.Call(assembly, 0, () => traces.Add(Activity.Current!.TraceId));

        recording.Spans.Select(span => span.Activity.TraceId).ShouldBe(traces.Where(new SampleRatio(0.25).Takes));
        recording.Count("function.duration_ms").ShouldBe(400);
    }
}
