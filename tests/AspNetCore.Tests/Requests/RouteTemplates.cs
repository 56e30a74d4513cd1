using AutomagikTelemetry.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

public sealed class RouteTemplates
{
    [Theory]
    [InlineData("/api/v1/messages", "/api/v1/messages")]
    [InlineData("api/v1/{name}", "/api/v1/{name}")]
    [InlineData("", "/")]
    [InlineData("{controller=Home}/{action=Index}/{id?}", "/Shop/Buy/{id?}")]
    [InlineData("{controller}/{actionName}", "/Shop/{actionName}")]
    public void ATemplateHasASlashAndTheNamesOfWhatAConventionalRouteLedTo(string template, string expected)
    {
        // What MVC requires is a parameter of a conventional route, and a default of any other.
        var required = new { controller = "Shop", action = "Buy" };
        var pattern = RoutePatternFactory.Parse(template, template.Contains('=', StringComparison.Ordinal) ? null : required, null, required);

        RouteTemplate.Of(new RouteEndpoint(_ => Task.CompletedTask, pattern, 0, null, null)).ShouldBe(expected);
    }

    [Fact]
    public void WhatHasNoRouteHasNoTemplate()
    {
        RouteTemplate.Of(null).ShouldBeNull();
        RouteTemplate.Of(new Endpoint(null, null, null)).ShouldBeNull();
    }
}
