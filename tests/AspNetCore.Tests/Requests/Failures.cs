using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

/// <summary>What goes wrong around the tracked method.</summary>
public sealed class Failures
{
    [Fact]
    public async Task AResultThatThrowsIsAnErrorOfTheEndpoint()
    {
        await using var app = await App.Start(web => web.MapGet("/result", [TrackEndpoint] () => new Broken()));

        (await app.Send("GET", "/result")).ShouldBe(500);
        await app.Stop();

        var error = app.Events.Single(record => record.EventName == "automagik.error");
        (error.Attributes["endpoint"], error.Attributes["error_type"]).ShouldBe(("/result", "System.InvalidOperationException"));
        app.ServerSpans.ShouldHaveSingleItem().Attributes["error.type"].ShouldBe("System.InvalidOperationException");
    }

    [Fact]
    public async Task AnExceptionAfterTheResponseHasStartedIsAnErrorWhateverItsStatus()
    {
        await using var app = await App.Start(web => web.MapGet("/late", [TrackEndpoint] async (HttpContext context) =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException("too late");
        }));

        await Should.ThrowAsync<HttpRequestException>(() => app.Send("GET", "/late"));
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes["status"].ShouldBe(200L);
        var server = app.ServerSpans.ShouldHaveSingleItem();
        (server.StatusCode, server.Attributes["error.type"]).ShouldBe((2ul, "System.InvalidOperationException"));
    }

    [Fact]
    public async Task WithoutARouteTheEndpointIsKnownByItsOwnName()
    {
        await using var app = await App.Start(web => web.Run(Shop.Raw));

        (await app.Send("GET", "/anything")).ShouldBe(206);
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes["endpoint"].ShouldBe("raw");
        app.Latencies.ShouldHaveSingleItem().Attributes["endpoint"].ShouldBe("raw");
    }

    sealed class Broken : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => throw new InvalidOperationException("broken result");
    }
}
