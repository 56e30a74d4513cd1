namespace AutomagikTelemetry.Samples.Tests.Spark;

/// <summary>Pattern 4 of the guide: what its Python would have sent, Spark.Service sends, and all of it is there at the end though nobody flushes.</summary>
public sealed class SparkTests
{
    [Fact]
    public async Task AThousandMessagesOfTenWorkersAreAllReported()
    {
        await using var run = SampleRun.Start("Spark.Service", []);

        (await run.EndAsync()).ShouldBe(0, run.Output);

        run.Output.ShouldBe("Delivered 1000 of 1000 messages.\n");
        run.Collector.Events("service.started").ShouldHaveSingleItem().ShouldBeExactly(("workers", 10L));
        run.Collector.Series("workers.active", "gauge").ShouldHaveSingleItem().Value.ShouldBe(10);
        var processed = run.Collector.Events("message.processed");
        processed.Count.ShouldBe(1000);
        foreach (var message in processed)
            message.ShouldBeExactly(("type", "email"), ("success", true));
        var time = run.Collector.Series("message.processing_time_ms", "histogram", "ms").ShouldHaveSingleItem();
        (time.Count, time.Attributes.Count).ShouldBe((1000UL, 0));
        run.Collector.Events("automagik.error").ShouldBeEmpty();

        // What the guide does not have: a span each, under that of the service, none twice.
        var spans = run.Collector.Spans;
        spans.Select(span => span.SpanId).Distinct().Count().ShouldBe(spans.Count);
        spans.Count(span => span.Name == "process").ShouldBe(1000);
        spans.Select(span => span.TraceId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatFailsIsAnErrorAndNoSuccess()
    {
        await using var run = SampleRun.Start("Spark.Service", ["50", "7"]);

        (await run.EndAsync()).ShouldBe(0, run.Output);

        run.Output.ShouldContain("Delivered 43 of 50 messages.\n");
        run.Collector.Events("message.processed").Count.ShouldBe(43);
        var errors = run.Collector.Events("automagik.error");
        errors.Count.ShouldBe(7);
        foreach (var error in errors)
        {
            (error["error_type"], error["error_message"]).ShouldBe(("System.FormatException", "The address has no host."));
            error.WithoutException().ShouldBeExactly(("type", "email"));
        }

        var times = run.Collector.Series("message.processing_time_ms", "histogram", "ms");
        times.Single(time => time.Attributes.Count == 0).Count.ShouldBe(43UL);
        var failed = times.Single(time => time.Attributes.Count > 0);
        failed.Count.ShouldBe(7UL);
        failed.Attributes.ShouldBeExactly(("error.type", "System.FormatException"));
    }
}
