using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

/// <summary>UseAutomagikTelemetry, for apps without attributes.</summary>
public sealed class Middleware
{
    [Fact]
    public async Task EveryRequestIsReportedWithTheLatencyOfTheServer()
    {
        await using var app = await Start();

        (await app.Send("GET", "/plain/7")).ShouldBe(200);
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes.ShouldBe(
            new Dictionary<string, object?> { ["endpoint"] = "/plain/{id}", ["method"] = "GET", ["status"] = 200L });
        var server = app.Spans.ShouldHaveSingleItem();
        var point = app.Latencies.ShouldHaveSingleItem();
        point.Attributes.ShouldBe(new Dictionary<string, object?> { ["endpoint"] = "/plain/{id}" });
        point.Sum!.Value.ShouldBe((server.EndTime - server.StartTime) / 1e6, 0.001);
    }

    [Fact]
    public async Task ARequestWithoutARouteHasNoEndpointAndNoPath()
    {
        await using var app = await Start();

        (await app.Send("GET", "/users/ann@example.com")).ShouldBe(404);
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes.ShouldBe(new Dictionary<string, object?> { ["method"] = "GET", ["status"] = 404L });
        var server = app.Spans.ShouldHaveSingleItem();
        server.Name.ShouldBe("GET");
        server.Attributes.Values.ShouldNotContain(value => value is string && ((string)value).Contains("ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMethodThatNobodyKnowsIsOther()
    {
        await using var app = await Start();

        await app.Send("BREW", "/nowhere");
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes["method"].ShouldBe("_OTHER");
        app.Spans.ShouldHaveSingleItem().Name.ShouldBe("HTTP");
    }

    [Fact]
    public async Task WhatIsMarkedAsNotToBeTrackedReportsNothing()
    {
        await using var app = await Start();

        (await app.Send("GET", "/health")).ShouldBe(200);
        await app.Stop();

        app.Spans.ShouldBeEmpty();
        app.Events.ShouldBeEmpty();
        app.Metrics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnExceptionIsReportedOnceWhetherOrNotItIsHandledInside(bool isHandledInside)
    {
        await using var app = await Start(isHandledInside);

        (await app.Send("GET", "/throws")).ShouldBe(500);
        await app.Stop();

        var error = app.Events.Single(record => record.EventName == "automagik.error");
        error.Attributes["endpoint"].ShouldBe("/throws");
        error.Attributes["method"].ShouldBe("GET");
        error.Attributes["error_type"].ShouldBe("System.InvalidOperationException");
        error.SpanId.ShouldBe(app.ServerSpans.ShouldHaveSingleItem().SpanId);
        app.ServerSpans[0].Attributes["error.type"].ShouldBe("System.InvalidOperationException");
        app.Requests.ShouldHaveSingleItem().Attributes["status"].ShouldBe(500L);
    }

    [Fact]
    public async Task ATrackedEndpointIsNotReportedTwice()
    {
        await using var app = await Start();

        await app.Send("GET", "/tracked");
        await app.Stop();

        app.Requests.ShouldHaveSingleItem();
        app.Latencies.ShouldHaveSingleItem().Count.ShouldBe(1u);
        app.ServerSpans.ShouldHaveSingleItem();
    }

    [Fact]
    public void WithoutItsServicesItSaysWhatToAdd()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        Should.Throw<InvalidOperationException>(() => app.UseAutomagikTelemetry()).Message.ShouldContain("builder.Services.AddAutomagikTelemetry()");
    }

    static Task<App> Start(bool isHandledInside = false) => App.Start(app =>
    {
        app.UseAutomagikTelemetry();
        if (isHandledInside)
            app.UseExceptionHandler(error => error.Run(context => context.Response.WriteAsync("sorry")));
        app.UseRouting();
        app.MapGet("/plain/{id}", (int id) => id);
        app.MapGet("/health", [DoNotTrack] () => "healthy");
        app.MapGet("/throws", IResult () => throw new InvalidOperationException("thrown"));
        app.MapGet("/tracked", [TrackEndpoint] () => "ok");
    });
}
