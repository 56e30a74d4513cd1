using System.Diagnostics;
using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

public sealed class Propagation
{
    const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    const string SpanId = "b7ad6b7169203331";

    [Fact]
    public async Task AnIncomingTraceIsContinuedAndAnOutgoingCallCarriesItOn()
    {
        await using var provider = await App.Start(app => app.MapGet("/provider", [TrackEndpoint] () => "provided"));
        await using var app = await App.Start(app => app.MapGet("/calls", [TrackEndpoint] async () =>
        {
            using var client = new HttpClient();
            return await client.GetStringAsync(new Uri(provider.Url, "/provider"));
        }));

        (await app.Send("GET", "/calls", ("traceparent", $"00-{TraceId}-{SpanId}-01"), ("tracestate", "vendor=1"))).ShouldBe(200);
        await provider.Stop();
        await app.Stop();

        // There is one client a process: both report to the app that was started last.
        app.Spans.Count.ShouldBe(4);
        app.Spans.ShouldAllBe(span => span.TraceId == TraceId);
        var entry = app.ServerSpans.Single(span => span.Name == "GET /calls");
        (entry.ParentSpanId, entry.TraceState).ShouldBe((SpanId, "vendor=1"));
        (entry.Flags & 0x200).ShouldBe(0x200u, "its parent is in another process");
    }

    [Fact]
    public async Task ATraceThatBeginsHereIsHandedOnAsRecorded()
    {
        string? traceParent = null;
        await using var app = await App.Start(app => app.MapGet("/calls", [TrackEndpoint] () => { traceParent = Activity.Current!.Id; }));

        await app.Send("GET", "/calls");
        await app.Stop();

        traceParent.ShouldEndWith("-01");
        traceParent.ShouldBe($"00-{app.ServerSpans[0].TraceId}-{app.Spans.Single(span => span.Kind == 1).SpanId}-01");
    }

    [Fact]
    public async Task WorkThatOutlivesItsRequestStandsForItself()
    {
        var isOver = new TaskCompletionSource();
        var work = Task.CompletedTask;
        await using var app = await App.Start(app => app.MapGet("/starts", [TrackEndpoint] () =>
        {
            work = Task.Run(async () =>
            {
                await isOver.Task;
                return await Shop.First();
            });
        }));

        await app.Send("GET", "/starts");
        SpinWait.SpinUntil(() => Telemetry.Flush().Status == FlushStatus.Delivered && app.Requests.Count == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        isOver.SetResult();
        await work;
        await app.Stop();

        app.Requests.Select(record => record.Attributes["endpoint"]).ShouldBe(["/starts", "first"], ignoreOrder: true);
    }
}
