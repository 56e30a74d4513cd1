using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Samples.Tests;

/// <summary>From the start of the process to its end by SIGTERM, and the next one.</summary>
public sealed class OmniLifetimeTests
{
    [Fact]
    public async Task AfterARestartSeriesStartAnewAndCountFromZero()
    {
        var first = await Life(requests: 3);
        var second = await Life(requests: 2);

        first.Point.Count.ShouldBe(3UL);
        second.Point.Count.ShouldBe(2UL);
        second.Point.Attributes.ShouldBe(first.Point.Attributes);
        second.Point.StartTime.ShouldBeGreaterThan(first.Point.Time);
        second.Process.ShouldNotBe(first.Process);
    }

    [Fact]
    public async Task WhereNothingTrackedIsCalledOnlyStartAndStopAreReported()
    {
        await using var run = await OmniRun.StartAsync();

        (await run.CurlWithoutKeyAsync("GET", "/health")).Status.ShouldBe(200);
        (await run.CurlAsync("GET", "/nowhere")).Status.ShouldBe(404);

        (await run.StopAsync()).ShouldBe(0, run.Output);
        run.Logs.Select(log => log.EventName).ShouldBe(["app.started", "app.stopped"]);
        run.Logs[0].Attributes.ShouldBeExactly(("version", "0.1.0"), ("environment", "Production"), ("port", (long)new Uri(run.Url).Port));
        run.Logs[1].Attributes.ShouldBeEmpty();
        run.Spans.ShouldBeEmpty();
        run.Metrics.ShouldBeEmpty();
    }

    static async Task<(PointItem Point, object? Process)> Life(int requests)
    {
        await using var run = await OmniRun.StartAsync();
        for (var i = 0; i < requests; i++)
            (await run.CurlAsync("DELETE", "/api/v1/instances/none")).Status.ShouldBe(404);
        (await run.StopAsync()).ShouldBe(0, run.Output);

        var latency = run.Metrics.Last(metric => metric.Name == "api.latency_ms");
        return (latency.Points.ShouldHaveSingleItem(), latency.Origin.Resource["service.instance.id"]);
    }
}
