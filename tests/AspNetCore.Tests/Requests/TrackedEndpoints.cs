using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

public sealed class TrackedEndpoints
{
    [Theory]
    [InlineData("POST", "/orders/7", 202, "/orders/{id}")]
    [InlineData("POST", "/orders/0", 404, "/orders/{id}")]
    [InlineData("POST", "/orders/-1", 500, "/orders/{id}")]
    [InlineData("GET", "/lambda/7", 200, "/lambda/{id}")]
    [InlineData("GET", "/lambda/-7", 404, "/lambda/{id}")]
    [InlineData("GET", "/async-lambda", 418, "/async-lambda")]
    [InlineData("GET", "/named", 200, "/named")]
    [InlineData("GET", "/raw", 206, "/raw")]
    [InlineData("GET", "/broken", 500, "/broken")]
    [InlineData("GET", "/twice", 200, "/twice")]
    [InlineData("GET", "/filtered", 403, "/filtered")]
    [InlineData("DELETE", "/api/stock/gone", 404, "/api/Stock/{sku}")]
    [InlineData("DELETE", "/api/stock/there", 204, "/api/Stock/{sku}")]
    public async Task ARequestIsReportedOnceWithRouteMethodAndFinalStatus(string method, string path, int status, string endpoint)
    {
        await using var app = await Start();

        (await app.Send(method, path)).ShouldBe(status);
        await app.Stop();

        var request = app.Requests.ShouldHaveSingleItem();
        request.Attributes.ShouldBe(new Dictionary<string, object?> { ["endpoint"] = endpoint, ["method"] = method, ["status"] = (long)status });
        var server = app.ServerSpans.ShouldHaveSingleItem();
        (request.TraceId, request.SpanId).ShouldBe((server.TraceId, server.SpanId));
        app.Latencies.Single(point => Equals(point.Attributes["endpoint"], endpoint)).Count.ShouldBe(1u);
        app.Latencies.Where(point => !Equals(point.Attributes["endpoint"], endpoint)).Sum(point => (long)point.Count).ShouldBe(path == "/twice" ? 2 : 0, "others keep their name");
    }

    [Fact]
    public async Task TheServerSpanHasTheHttpConventionsAndTheTrackedMethodIsItsChild()
    {
        await using var app = await Start();

        await app.Send("POST", "/orders/7?priority=high&phone=123");
        await app.Stop();

        var server = app.ServerSpans.ShouldHaveSingleItem();
        server.Name.ShouldBe("POST /orders/{id}");
        server.ParentSpanId.ShouldBe("");
        server.StatusCode.ShouldBe(0u);
        server.Origin.ScopeName.ShouldBe("Microsoft.AspNetCore");
        server.Attributes.ShouldBe(new Dictionary<string, object?>
        {
            ["http.request.method"] = "POST",
            ["http.route"] = "/orders/{id}",
            ["http.response.status_code"] = 202L,
            ["url.scheme"] = "http",
            ["url.path"] = "/orders/{id}",
            ["network.protocol.version"] = "1.1",
        });

        var method = app.Spans.Single(span => span.Kind == 1);
        (method.Name, method.ParentSpanId, method.TraceId).ShouldBe(("order", server.SpanId, server.TraceId));
        method.Attributes["priority"].ShouldBe("high");
        method.StartTime.ShouldBeGreaterThanOrEqualTo(server.StartTime);
        method.EndTime.ShouldBeLessThanOrEqualTo(server.EndTime);
    }

    [Fact]
    public async Task AFailureIsReportedOnceUnderTheRouteAndTheServerSpanIsAnError()
    {
        await using var app = await Start();

        (await app.Send("GET", "/broken")).ShouldBe(500);
        await app.Stop();

        var error = app.Events.Where(record => record.EventName == "automagik.error").ShouldHaveSingleItem();
        error.Attributes["endpoint"].ShouldBe("/broken");
        error.Attributes["error_type"].ShouldBe("System.InvalidOperationException");
        error.SpanId.ShouldBe(app.Spans.Single(span => span.Kind == 1).SpanId);
        var server = app.ServerSpans.ShouldHaveSingleItem();
        server.StatusCode.ShouldBe(2u);
        app.Latencies.ShouldHaveSingleItem().Attributes["error.type"].ShouldBe("System.InvalidOperationException");
    }

    [Theory]
    [InlineData("/broken", 409)]
    [InlineData("/orders/-1", 409)]
    public async Task AnExceptionHandlersStatusIsTheFinalOneAndTheEndpointTheOriginalOne(string path, int status)
    {
        await using var app = await Start(web =>
        {
            web.UseExceptionHandler("/error");
            web.Map("/error", context =>
            {
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                return Task.CompletedTask;
            });
        });

        (await app.Send(path == "/broken" ? "GET" : "POST", path)).ShouldBe(status);
        await app.Stop();

        var request = app.Requests.ShouldHaveSingleItem();
        request.Attributes["status"].ShouldBe((long)status);
        request.Attributes["endpoint"].ShouldBe(path == "/broken" ? "/broken" : "/orders/{id}");
        app.ServerSpans.ShouldHaveSingleItem().StatusCode.ShouldBe(0u, "a client's error is none of the server's");
        app.Events.Count(record => record.EventName == "automagik.error").ShouldBe(1);
    }

    [Fact]
    public async Task ARequestThatNeverReachesItsTrackedMethodIsReportedWithTheLatencyOfTheServer()
    {
        await using var app = await Start(web => web.Use((HttpContext context, RequestDelegate next) =>
        {
            if (context.Request.Headers.ContainsKey("X-Key"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }));

        (await app.Send("GET", "/raw")).ShouldBe(401);
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes["status"].ShouldBe(401L);
        var point = app.Latencies.ShouldHaveSingleItem();
        point.Count.ShouldBe(1u);
        var server = app.Spans.ShouldHaveSingleItem();
        point.Sum!.Value.ShouldBe((server.EndTime - server.StartTime) / 1e6, 0.001);
    }

    [Theory]
    [InlineData("/untagged")]
    [InlineData("/nowhere")]
    [InlineData("/api/stock")]
    public async Task WhatIsNotTaggedReportsNothing(string path)
    {
        await using var app = await Start();

        await app.Send("GET", path);
        await app.Stop();

        app.Spans.ShouldBeEmpty();
        app.Events.ShouldBeEmpty();
        app.Metrics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/calls-tracked")]
    [InlineData("/records-event")]
    public async Task AnUntaggedRequestIsASpanWhereSomethingInItRefersToIt(string path)
    {
        await using var app = await Start();

        await app.Send("GET", path);
        await app.Stop();

        var server = app.ServerSpans.ShouldHaveSingleItem();
        app.Requests.ShouldBeEmpty();
        app.Latencies.ShouldBeEmpty();
        app.Spans.Where(span => span.Kind == 1).ShouldAllBe(span => span.ParentSpanId == server.SpanId);
        app.Events.ShouldNotBeEmpty();
        app.Events.ShouldAllBe(record => record.TraceId == server.TraceId);
    }

    static Task<App> Start(Action<WebApplication>? before = null) => App.Start(
        web =>
        {
            web.UseRouting();
            before?.Invoke(web);
            Shop.Map(web);
            web.MapControllers();
        },
        builder => builder.Services.AddControllers().AddApplicationPart(typeof(StockController).Assembly));
}
