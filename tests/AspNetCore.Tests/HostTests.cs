using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutomagikTelemetry.AspNetCore.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task TheConfigurationSetsOptionsAndTheCodeBeatsIt()
    {
        await using var app = await App.Start(
            app => app.MapGet("/x", [TrackEndpoint] () => "ok"),
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AutomagikTelemetry:ProjectName"] = "beaten by the code",
                ["AutomagikTelemetry:ProjectVersion"] = "3.2.1",
            }));

        await app.Send("GET", "/x");
        await app.Stop();

        app.Requests[0].Origin.Resource["service.version"].ShouldBe("3.2.1");
        app.Requests[0].Origin.Resource["service.name"].ShouldBe("shop");
    }

    [Fact]
    public async Task SetUpTwiceARequestIsReportedOnce()
    {
        await using var app = await App.Start(
            app => app.MapGet("/x", [TrackEndpoint] () => "ok"),
            builder => builder.Services.AddAutomagikTelemetry().AddAutomagikTelemetry());

        await app.Send("GET", "/x");
        await app.Stop();

        app.Requests.ShouldHaveSingleItem();
        app.ServerSpans.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatABackgroundServiceRecordsWhileItStopsIsFlushedToo()
    {
        await using var app = await App.Start(_ => { }, builder => builder.Services.AddHostedService<LastWords>());

        await app.Stop();

        app.Events.ShouldHaveSingleItem().EventName.ShouldBe("last.words");
    }

    [Fact]
    public async Task WhileNothingIsRecordedARequestHasNoActivity()
    {
        var hadActivity = true;
        await using var app = await App.Start(
            app => app.MapGet("/x", [TrackEndpoint] () => { hadActivity = System.Diagnostics.Activity.Current is not null; }),
            configure: options => options.IsEnabled = false);

        (await app.Send("GET", "/x")).ShouldBe(200);

        hadActivity.ShouldBeFalse();
    }

    [Fact]
    public async Task ABadEntryOfTheConfigurationIsLoggedAndTheHostStarts()
    {
        using var log = new RecordingLog();
        await using var app = await App.Start(
            _ => { },
            builder =>
            {
                builder.Logging.AddProvider(log);
                builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("AutomagikTelemetry:BatchSize", (string?)"many")]);
            });

        log.Lines.ShouldContain("Warning AutomagikTelemetry.AspNetCore.TelemetryService the configuration's AutomagikTelemetry:BatchSize='many' is not valid (expected a whole number) and not used.");
    }

    [Fact]
    public async Task WhatTheProgramHasSwitchedOffStaysOffWhenTheHostStarts()
    {
        Telemetry.Configure(options => (options.IsEnabled, options.Endpoint) = (null, "console:"));
        Telemetry.IsEnabled = false;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAutomagikTelemetry();
        await using var app = builder.Build();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Telemetry.IsEnabled.ShouldBeFalse();
    }

    sealed class LastWords : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Telemetry.TrackEvent("last.words");
            return Task.CompletedTask;
        }
    }
}
