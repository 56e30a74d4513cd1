using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AutomagikTelemetry.AspNetCore.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task AHostReportsItsStartWhenItsServerListensAndItsStopLast()
    {
        await using var app = await Start(_ => { }, builder => builder.Services.AddHostedService<LastWords>());

        await app.Stop();

        app.Events.Select(record => record.EventName).ShouldBe(["app.started", "last.words", "app.stopped"]);
        app.Events[0].Attributes.ShouldBe(new Dictionary<string, object?> { ["version"] = "1.2.3", ["environment"] = "Production", ["port"] = (long)app.Url.Port }, ignoreOrder: true);
        app.Events[^1].Attributes.ShouldBeEmpty();
    }

    [Fact]
    public async Task EachHostOfAProcessReportsItsOwn()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var app = await Start(_ => { });
            await app.Stop();
            app.Events.Select(record => record.EventName).ShouldBe(["app.started", "app.stopped"]);
        }
    }

    [Fact]
    public async Task WhatTheProgramTracksTooIsReportedOnceAndStopsWithTheHost()
    {
        await using var app = await Start(_ => { }, builder => builder.Services.AddHostedService<Workers>());

        await app.Stop();

        app.Events.Select(record => record.EventName).ShouldBe(["app.started", "service.started", "service.stopped", "app.stopped"]);
        app.Events[1].Attributes["workers"].ShouldBe(10L);
    }

    [Fact]
    public async Task ItIsLeftOutWhereTheConfigurationSaysSo()
    {
        await using var app = await App.Start(
            app => app.MapGet("/x", [TrackEndpoint] () => "ok"),
            builder => builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("AutomagikTelemetry:IsHostLifetimeTracked", (string?)"false")]));

        await app.Send("GET", "/x");
        await app.Stop();

        app.Events.Select(record => record.EventName).ShouldBe(["api.request"]);
    }

    static Task<App> Start(Action<WebApplication> map, Action<WebApplicationBuilder>? build = null) => App.Start(map, build, options =>
    {
        options.IsHostLifetimeTracked = new TelemetryOptions().IsHostLifetimeTracked;
        options.ProjectVersion = "1.2.3";
    });

    sealed class LastWords : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Telemetry.TrackEvent("last.words");
            return Task.CompletedTask;
        }
    }

    sealed class Workers : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Telemetry.TrackLifetime();
            Telemetry.TrackLifetime("service", [new("workers", 10)]);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
