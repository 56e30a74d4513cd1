using System.Diagnostics;
using AutomagikTelemetry.AspNetCore.Tests.Requests;
using AutomagikTelemetry.AspNetCore.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using Microsoft.AspNetCore.Builder;
using global::OpenTelemetry;
using global::OpenTelemetry.Trace;

namespace AutomagikTelemetry.AspNetCore.OpenTelemetry.Tests;

/// <summary>An OpenTelemetry SDK that samples goes on to do so, and what it leaves out is nobody's missing parent.</summary>
public sealed class OtherPeoplesSampling
{
    [Fact]
    public async Task AnSdkThatHearsTheAppsSpansOnlyStillSamplesThem()
    {
        var exported = new List<Activity>();
        using (Sdk.CreateTracerProviderBuilder().AddSource("AutomagikTelemetry.AspNetCore.OpenTelemetry.Tests").SetSampler(new ParentBasedSampler(new AlwaysOffSampler()))
            .AddProcessor(new SimpleActivityExportProcessor(new Keep(exported))).Build())
        {
            await using var app = await App.Start(Shop.Map);
            (await app.Send("POST", "/orders/7")).ShouldBe(202);
            await app.Stop();
        }

        exported.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARequestThatTheSdkOfTheSameCollectorLeavesOutIsNoMissingParent()
    {
        using var collector = new CollectorServer();
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url);
        try
        {
            using (Sdk.CreateTracerProviderBuilder().AddAspNetCoreInstrumentation().SetSampler(new ParentBasedSampler(new AlwaysOffSampler())).Build())
            {
                await using var app = await App.Start(Shop.Map, configure: options => options.Endpoint = collector.Url);
                (await app.Send("POST", "/orders/7")).ShouldBe(202);
                await app.Stop();
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", null);
        }

        var ids = collector.Spans.Select(span => span.SpanId).ToHashSet();
        collector.Spans.ShouldAllBe(span => span.ParentSpanId.Length == 0 || ids.Contains(span.ParentSpanId));
    }

    sealed class Keep(List<Activity> exported) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var activity in batch)
                exported.Add(activity);
            return ExportResult.Success;
        }
    }
}
