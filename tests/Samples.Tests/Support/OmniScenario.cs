using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>A life of Omni.Api in which everything happens that the guide's checklist for Omni speaks of, to its end by SIGTERM.</summary>
public sealed class OmniScenario : IAsyncLifetime
{
    internal const string Recipient = "+15550199";
    internal const string Sender = "+15550177";
    internal const string Contact = "+15550166";
    internal const string ContactsName = "Grace Hopper";
    internal const string SentText = "meet me under the oak";
    internal const string ReceivedText = "the oak is gone";

    OmniRun? _run;

    internal CollectorServer Collector => _run!.Collector;

    /// <summary>Method, path and status of each request that was made of a tracked endpoint, in order; the path without what the routes have parameters for.</summary>
    internal List<(string Method, string Endpoint, long Status)> Requests { get; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _run = await OmniRun.StartAsync();
        foreach (var (name, channel) in new[] { ("support", "WhatsApp"), ("guild", "Discord"), ("team", "Slack") })
            await Ask("POST", "/api/v1/instances", 201, $$"""{"name":"{{name}}","channel":"{{channel}}"}""");
        await Ask("POST", "/api/v1/instances", 409, """{"name":"support","channel":"Slack"}""");

        await Send("support", 202);
        await Send("support", 202);
        await Send("guild", 202);
        await Send("team", 202);
        await Send("nobody", 404);
        await Receive("support", $$"""{"sender":"{{Sender}}","message":"{{ReceivedText}}"}""");
        await Receive("guild", $$"""{"sender":"{{Sender}}"}""");

        _run.Provider.Answer = _ => 503;
        await Send("support", 500);
        _run.Provider.Answer = _ => 200;

        await Ask("POST", "/api/v1/instances/{name}/contacts", 204, $$"""{"number":"{{Contact}}","name":"{{ContactsName}}"}""", ("{name}", "support"));
        await Ask("GET", "/api/v1/instances/{name}/contacts", 200, null, ("{name}", "support"));
        await Ask("DELETE", "/api/v1/instances/{name}/contacts/{number}", 204, null, ("{name}", "support"), ("{number}", "%2B" + Contact[1..]));
        await Ask("DELETE", "/api/v1/instances/{name}/contacts/{number}", 404, null, ("{name}", "support"), ("{number}", "%2B" + Contact[1..]));
        await Ask("GET", "/api/v1/instances/{name}/chats", 200, null, ("{name}", "support"));
        await Ask("POST", "/api/v1/instances/{name}/chats/{number}/archive", 204, null, ("{name}", "support"), ("{number}", "%2B" + Sender[1..]));

        await Ask("DELETE", "/api/v1/instances/{name}", 204, null, ("{name}", "team"));
        await Ask("DELETE", "/api/v1/instances/{name}", 404, null, ("{name}", "team"));
        (await _run.StopAsync()).ShouldBe(0, _run.Output);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
            await _run.DisposeAsync();
    }

    Task Send(string instance, int status) =>
        Ask("POST", "/api/v1/messages", status, $$"""{"instance":"{{instance}}","recipient":"{{Recipient}}","message":"{{SentText}}"}""");

    Task Receive(string instance, string message) => Ask("POST", "/api/v1/instances/{name}/received", 204, message, ("{name}", instance));

    async Task Ask(string method, string endpoint, int status, string? json, params (string Parameter, string Value)[] route)
    {
        var path = route.Aggregate(endpoint, (path, part) => path.Replace(part.Parameter, part.Value, StringComparison.Ordinal));
        var answer = await _run!.CurlAsync(method, path, json);
        answer.Status.ShouldBe(status, answer.Body);
        Requests.Add((method, endpoint, status));
    }
}
