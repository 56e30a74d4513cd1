namespace AutomagikTelemetry.Samples.Tests;

/// <summary>What Omni.Api reports of requests that curl has made, though nothing in its code speaks of telemetry.</summary>
public sealed class OmniTelemetryTests
{
    const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const string CallersSpan = "00f067aa0ba902b7";
    const string Messages = "/api/v1/messages";

    [Fact]
    public async Task EachRequestIsReportedOnceWithTemplateMethodAndTrueStatus()
    {
        await using var run = await OmniRun.StartAsync();
        (await run.CurlAsync("POST", "/api/v1/instances", """{"name":"support","channel":"WhatsApp"}""")).Status.ShouldBe(201);
        (await run.CurlAsync("POST", Messages, Message("support"))).Status.ShouldBe(202);
        (await run.CurlAsync("POST", Messages, Message("nobody"))).Status.ShouldBe(404);
        (await run.CurlWithoutKeyAsync("POST", Messages, Message("support"))).Status.ShouldBe(401);
        run.Provider.Answer = _ => 503;
        (await run.CurlAsync("POST", Messages, Message("support"))).Status.ShouldBe(500);
        (await run.CurlAsync("GET", "/api/v1/instances/support")).Status.ShouldBe(200);
        (await run.CurlAsync("DELETE", "/api/v1/instances/support")).Status.ShouldBe(204);
        (await run.CurlWithoutKeyAsync("GET", "/health")).Status.ShouldBe(200);

        (await run.StopAsync()).ShouldBe(0, run.Output);

        (string, string, long)[] expected =
        [
            ("POST", "/api/v1/instances", 201), ("POST", Messages, 202), ("POST", Messages, 404), ("POST", Messages, 401), ("POST", Messages, 500),
            ("GET", "/api/v1/instances/{name}", 200), ("DELETE", "/api/v1/instances/{name}", 204),
        ];
        run.Logs.Where(log => log.EventName == "api.request")
            .Select(log => ((string)log.Attributes["method"]!, (string)log.Attributes["endpoint"]!, (long)log.Attributes["status"]!)).ShouldBe(expected);

        // One SERVER span a request, in the same order.
        var servers = run.Spans.Where(span => span.Kind == 2).ToList();
        servers.Select(span => ((string)span.Attributes["http.request.method"]!, (string)span.Attributes["http.route"]!, (long)span.Attributes["http.response.status_code"]!))
            .ShouldBe(expected);
        servers.Select(span => span.Name).ShouldBe(expected.Select(request => $"{request.Item1} {request.Item2}"));
        servers.Select(span => span.StatusCode == 2).ShouldBe(expected.Select(request => request.Item3 == 500));

        // Each parent is here, each event but those of the process belongs to a span, each request of an endpoint is in its latency.
        var ids = run.Spans.Select(span => span.SpanId).ToHashSet();
        ids.Count.ShouldBe(run.Spans.Count);
        run.Spans.ShouldAllBe(span => span.ParentSpanId == "" ? span.Kind == 2 : ids.Contains(span.ParentSpanId));
        run.Logs.Where(log => log.EventName is not ("app.started" or "app.stopped")).ShouldAllBe(log => ids.Contains(log.SpanId));
        var latencies = run.Metrics.Where(metric => metric.Name == "api.latency_ms").SelectMany(metric => metric.Points).ToList();
        foreach (var endpoint in expected.GroupBy(request => request.Item2))
            latencies.Where(point => Equals(point.Attributes["endpoint"], endpoint.Key)).Sum(point => (long)point.Count).ShouldBe(endpoint.Count(), endpoint.Key);

        var error = run.Logs.Where(log => log.EventName == "automagik.error").ShouldHaveSingleItem();
        (error.Attributes["error_type"], error.Attributes["channel"]).ShouldBe(("Omni.Channels.ProviderException", "whatsapp"));
    }

    [Fact]
    public async Task AnIncomingTraceIsContinuedToTheProvider()
    {
        await using var run = await OmniRun.StartAsync();
        await run.CurlAsync("POST", "/api/v1/instances", """{"name":"support","channel":"Slack"}""");

        (await run.CurlAsync("POST", Messages, Message("support"), "--header", $"traceparent: 00-{TraceId}-{CallersSpan}-01")).Status.ShouldBe(202);
        (await run.StopAsync()).ShouldBe(0, run.Output);

        var server = run.Spans.Single(span => span.Name == "POST " + Messages);
        (server.TraceId, server.ParentSpanId).ShouldBe((TraceId, CallersSpan));
        var handler = run.Spans.Single(span => span.ParentSpanId == server.SpanId);
        handler.TraceId.ShouldBe(TraceId);
        run.Logs.Single(log => log.Attributes.ContainsValue(202L)).TraceId.ShouldBe(TraceId);

        var carried = run.Provider.Requests.ShouldHaveSingleItem().Headers["traceparent"].Split('-');
        carried[1].ShouldBe(TraceId);
        carried[2].ShouldNotBe(CallersSpan);
        carried[3].ShouldBe("01");
    }

    [Fact]
    public async Task OptionsComeFromItsConfiguration()
    {
        await using var run = await OmniRun.StartAsync(("AutomagikTelemetry__ResourceAttributes__team", "messaging"), ("AutomagikTelemetry__ProjectVersion", "7.1"));
        await run.CurlAsync("GET", "/api/v1/instances/none");
        (await run.StopAsync()).ShouldBe(0, run.Output);

        var resource = run.Spans[0].Origin.Resource;
        (resource["service.name"], resource["service.version"], resource["team"]).ShouldBe(("omni", "7.1", "messaging"));
    }

    static string Message(string instance) => $$"""{"instance":"{{instance}}","recipient":"+15550100","message":"hello"}""";
}
