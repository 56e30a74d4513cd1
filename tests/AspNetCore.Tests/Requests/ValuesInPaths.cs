using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

public sealed class ValuesInPaths
{
    /// <summary>As apps do that have the tenant as the first segment.</summary>
    [Fact]
    public async Task WhatAMiddlewareMovesIntoThePathBaseIsNotSent()
    {
        await using var app = await App.Start(web =>
        {
            web.Use((context, next) =>
            {
                context.Request.PathBase = "/ann@example.com";
                return next(context);
            });
            Shop.Map(web);
        });

        await app.Send("GET", "/lambda/7");
        await app.Stop();

        app.ServerSpans.ShouldHaveSingleItem().Attributes.Values.OfType<string>().ShouldNotContain(value => value.Contains("ann", StringComparison.Ordinal));
    }
}
