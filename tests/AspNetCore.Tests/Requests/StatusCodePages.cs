using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

/// <summary>UseStatusCodePagesWithReExecute, which has another endpoint write the page and takes its feature away again when that is done.</summary>
public sealed class StatusCodePages
{
    [Theory]
    [InlineData("POST", "/orders/0", 404, "/orders/{id}")]
    [InlineData("GET", "/filtered", 403, "/filtered")]
    public async Task ARequestIsReportedUnderItsOwnEndpointNotUnderThatOfItsPage(string method, string path, int status, string endpoint)
    {
        await using var app = await App.Start(web =>
        {
            web.UseStatusCodePagesWithReExecute("/pages/{0}");
            web.UseRouting();
            web.Map("/pages/{code}", (int code) => $"sorry: {code}");
            Shop.Map(web);
        });

        (await app.Send(method, path)).ShouldBe(status);
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes.ShouldBe(
            new Dictionary<string, object?> { ["endpoint"] = endpoint, ["method"] = method, ["status"] = (long)status });
        app.ServerSpans.ShouldHaveSingleItem().Attributes["http.route"].ShouldBe(endpoint);
    }

    [Fact]
    public async Task APageThatIsNotTrackedDoesNotHideTheRequest()
    {
        await using var app = await App.Start(web =>
        {
            web.UseAutomagikTelemetry();
            web.UseStatusCodePagesWithReExecute("/pages/{0}");
            web.UseRouting();
            web.MapGet("/plain/{id}", (int id) => Results.NotFound());
            web.Map("/pages/{code}", [DoNotTrack] (int code) => $"sorry: {code}");
        });

        (await app.Send("GET", "/plain/7")).ShouldBe(404);
        await app.Stop();

        app.Requests.ShouldHaveSingleItem().Attributes["endpoint"].ShouldBe("/plain/{id}");
    }
}
