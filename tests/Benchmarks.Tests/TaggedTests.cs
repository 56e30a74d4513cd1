using System.Diagnostics;
using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Peer;
using AutomagikTelemetry.Benchmarks.Subjects;

namespace AutomagikTelemetry.Benchmarks.Tests;

public class TaggedTests
{
    [Fact]
    public void ATaggedCallMakesStartAndSuccessEventASpanWithBothTagsAndAHistogram()
    {
        var records = new List<string>();
        using (ClientState.On(new DiscardingExporter(records.Add)))
            TaggedSubject.Add(7, "w");

        records.ShouldBe(
        [
            "event workflow.started {attempt=7, workflow_id=w}",
            "event workflow.completed {success=True, workflow_id=w}",
            "span add {attempt=7, code.function.name=AutomagikTelemetry.Benchmarks.Subjects.TaggedSubject.Add, workflow_id=w}",
            "Histogram workflow.duration_seconds {} of 1",
        ]);
    }

    [Fact]
    public void APlainCallMakesTheSame()
    {
        var records = new List<string>();
        using (ClientState.On(new DiscardingExporter(records.Add)))
            PlainSubject.Add(7, "w");

        records.ShouldBe(
        [
            "event workflow.started {attempt=7, workflow_id=w}",
            "event workflow.completed {success=True, workflow_id=w}",
            "span add {attempt=7, code.function.name=AutomagikTelemetry.Benchmarks.Subjects.PlainSubject.Add, workflow_id=w}",
            "Histogram workflow.duration_seconds {} of 1",
        ]);
    }

    [Fact]
    public void WhatAValueIsMadeOfTakesNoMemory()
    {
        using var state = ClientState.On();
        var word = Allocations.OfThousand(() => TaggedSubject.Add(1, "w"));

        Allocations.OfThousand(() => TaggedSubject.Add(1, "workflow-0123456789")).ShouldBe(word);
        Allocations.OfThousand(() => TaggedSubject.Add(1, "3f2504e0-4f89-41d3-9a0c-0305e82c3301")).ShouldBe(word);
        Allocations.OfThousand(() => PlainSubject.Add(1, "workflow-0123456789")).ShouldBe(word);
    }

    [Fact]
    public void ALeftOutCallMakesAHistogramAndBelowACallerThatLeftItOutEventsToo()
    {
        var records = new List<string>();
        using (ClientState.On(new DiscardingExporter(records.Add)))
        {
            LeftOutSubject.Add(7, "w");
            using var called = Called();
            TaggedSubject.Add(7, "w");
        }

        records.ShouldBe(
        [
            "event workflow.started {attempt=7, workflow_id=w}",
            "event workflow.completed {success=True, workflow_id=w}",
            "Histogram workflow.duration_seconds {} of 2",
        ]);
    }

    [Fact]
    public void ACallThatIsNotSampledAllocatesLessThanASampledOne()
    {
        using var state = ClientState.On();
        var sampled = Allocations.OfThousand(() => TaggedSubject.Add(1, "w"));
        var byItsAttribute = Allocations.OfThousand(() => LeftOutSubject.Add(1, "w"));
        using var called = Called();
        var byTheCaller = Allocations.OfThousand(() => TaggedSubject.Add(1, "w"));

        byItsAttribute.ShouldBeLessThan(sampled);
        byTheCaller.ShouldBeLessThan(sampled);
    }

    [Fact]
    public async Task TheHandWrittenCallMakesAsManyRecordsAsTheTaggedOne()
    {
        using var state = ClientState.On();
        using var peer = new PeerPipeline();

        for (var i = 0; i < 5; i++)
        {
            TaggedSubject.Add(i, "w");
            await TaggedSubject.AddAsync(i, "w");
            await TaggedSubject.AddAfterYieldAsync(i, "w");
            HandWrittenSubject.Add(i, "w");
            await HandWrittenSubject.AddAsync(i, "w");
            await HandWrittenSubject.AddAfterYieldAsync(i, "w");
        }

        state.Drain();
        peer.Drain(15);
        peer.CollectMetrics();

        (peer.Spans, peer.Events).ShouldBe((15, 30));
        (state.Exporter.Spans, state.Exporter.Events).ShouldBe((15, 30));
        peer.Metrics.ShouldBe(1);
        state.Lost.ShouldBe(0);
    }

    static Activity Called() => new Activity("called").SetParentId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00").Start();
}
