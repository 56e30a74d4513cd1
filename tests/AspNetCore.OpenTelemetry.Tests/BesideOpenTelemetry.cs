using AutomagikTelemetry.AspNetCore.Tests.Requests;
using AutomagikTelemetry.AspNetCore.Tests.Support;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using Microsoft.AspNetCore.Builder;
using global::OpenTelemetry;
using global::OpenTelemetry.Exporter;
using global::OpenTelemetry.Metrics;
using global::OpenTelemetry.Trace;

namespace AutomagikTelemetry.AspNetCore.OpenTelemetry.Tests;

/// <summary>In one process with an OpenTelemetry SDK and its own instrumentation of ASP.NET Core.</summary>
public sealed class BesideOpenTelemetry : IDisposable
{
    const string SharedVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    readonly CollectorServer _theirs = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(SharedVariable, null);
        _theirs.Dispose();
    }

    [Fact]
    public async Task EachCollectorGetsTheSameServerSpanOnce()
    {
        await using var app = await Run();

        var ours = app.ServerSpans.ShouldHaveSingleItem();
        var theirs = _theirs.Spans.Single(span => span.Kind == 2);
        (ours.TraceId, ours.SpanId, ours.ParentSpanId, ours.Name, ours.StatusCode).ShouldBe((theirs.TraceId, theirs.SpanId, theirs.ParentSpanId, theirs.Name, theirs.StatusCode));
        (ours.StartTime, ours.EndTime).ShouldBe((theirs.StartTime, theirs.EndTime));
        ours.Origin.ScopeName.ShouldBe(theirs.Origin.ScopeName);

        // Ours scrubs what the route has as a parameter.
        foreach (var (key, value) in ours.Attributes.Where(attribute => attribute.Key is not ("url.path" or "http.route")))
            theirs.Attributes.ShouldContainKeyAndValue(key, value);
        theirs.Attributes["http.route"].ShouldBe(ours.Attributes["http.route"]!.ToString());

        var woven = app.Spans.Single(span => span.Kind == 1);
        _theirs.Spans.Single(span => span.Kind == 1).SpanId.ShouldBe(woven.SpanId);
        woven.ParentSpanId.ShouldBe(theirs.SpanId);
    }

    [Fact]
    public async Task ACollectorThatBothSendToGetsEachSpanAndMeasurementOnceAndTheEventsToo()
    {
        Environment.SetEnvironmentVariable(SharedVariable, _theirs.Url);

        await using var app = await Run(options => options.Endpoint = _theirs.Url);

        _theirs.Spans.Count.ShouldBe(2);
        _theirs.Spans.Select(span => span.SpanId).Distinct().Count().ShouldBe(2);
        _theirs.Logs.ShouldHaveSingleItem().EventName.ShouldBe("api.request");
        _theirs.Metrics.Where(metric => metric.Name == "api.latency_ms").ShouldHaveSingleItem().Points.ShouldHaveSingleItem()
            .Attributes["endpoint"].ShouldBe("/orders/{id}");
    }

    async Task<App> Run(Action<TelemetryOptions>? configure = null)
    {
        App app;
        using (Sdk.CreateTracerProviderBuilder().AddAspNetCoreInstrumentation().AddSource("AutomagikTelemetry.*").AddOtlpExporter(options => Configure(options, "/v1/traces")).Build())
        using (Sdk.CreateMeterProviderBuilder().AddMeter("AutomagikTelemetry.*").AddOtlpExporter(options => Configure(options, "/v1/metrics")).Build())
        {
            app = await App.Start(Shop.Map, configure: configure);
            (await app.Send("POST", "/orders/7")).ShouldBe(202);
            await app.Stop();
        }

        return app;
    }

    void Configure(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(_theirs.Url + path);
    }
}
