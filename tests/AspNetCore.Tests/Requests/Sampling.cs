using System.Diagnostics;
using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

/// <summary>What a request reports that is not sampled.</summary>
public sealed class Sampling
{
    const string Caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";

    static string? _inside;

    [Theory]
    [InlineData("01", 2)]
    [InlineData("00", 0)]
    public async Task ACallersDecisionHoldsForTheRequestAndWhatItCalls(string flags, int spans)
    {
        await using var app = await App.Start(Map);

        (await app.Send("GET", "/always", ("traceparent", Caller + flags))).ShouldBe(200);
        await app.Stop();

        app.Spans.Count.ShouldBe(spans);
        _inside.ShouldEndWith("-" + flags);
        RequestsOf(app).ShouldBe(["/always 200"]);
        app.Latencies.Single().Count.ShouldBe(1ul);
    }

    [Theory]
    [InlineData(1.0, 2)]
    [InlineData(0.0, 0)]
    public async Task ARequestThatBeginsATraceIsDecidedAboutOnce(double ratio, int spans)
    {
        await using var app = await App.Start(Map, configure: options => options.SampleRatio = ratio);

        (await app.Send("GET", "/always")).ShouldBe(200);
        await app.Stop();

        app.Spans.Count.ShouldBe(spans);
        _inside.ShouldEndWith(spans == 0 ? "-00" : "-01");
        RequestsOf(app).ShouldBe(["/always 200"]);
        app.Latencies.Single().Count.ShouldBe(1ul);
    }

    [Fact]
    public async Task AnEndpointWithAShareOfItsOwnIsThinnedOutThoughTheRequestBeginsTheTrace()
    {
        await using var app = await App.Start(Map);

        (await app.Send("GET", "/never")).ShouldBe(200);
        (await app.Send("GET", "/never", ("traceparent", Caller + "01"))).ShouldBe(200);
        await app.Stop();

        app.Spans.ShouldBeEmpty();
        app.Events.ShouldBeEmpty();
        _inside.ShouldEndWith("-00");
        app.Latencies.Single().Count.ShouldBe(2ul);
    }

    [Fact]
    public async Task SoAreItsFailuresButForTheirErrorEvents()
    {
        await using var app = await App.Start(Map);

        (await app.Send("GET", "/never-works")).ShouldBe(500);
        await app.Stop();

        app.Spans.ShouldBeEmpty();
        app.Events.ShouldHaveSingleItem().EventName.ShouldBe("automagik.error");
        app.Latencies.Single().Count.ShouldBe(1ul);
    }

    [Fact]
    public async Task TheRequestOfAThinnedOutEndpointIsTheParentOfWhatIsSampledInIt()
    {
        await using var app = await App.Start(Map);

        (await app.Send("GET", "/both")).ShouldBe(200);
        await app.Stop();

        var server = app.ServerSpans.ShouldHaveSingleItem();
        app.Spans.Single(span => span.Kind != 2).ParentSpanId.ShouldBe(server.SpanId);
        app.Spans.Select(span => span.Name).ShouldBe(["inner_work", "GET /both"], ignoreOrder: true);
    }

    static void Map(WebApplication app)
    {
        app.MapGet("/always", [TrackEndpoint] () => { _inside = Activity.Current!.Id; });
        app.MapGet("/never", Never);
        app.MapGet("/never-works", [TrackEndpoint(SampleRatio = 0)] () => { throw new InvalidOperationException("never works"); });
        app.MapGet("/both", () => Shop.Inner() + Never());
    }

    [TrackEndpoint(SampleRatio = 0)]
    static string Never() => (_inside = Activity.Current!.Id)!;

    static IEnumerable<string> RequestsOf(App app) => app.Requests.Select(request => $"{request.Attributes["endpoint"]} {request.Attributes["status"]}");
}
