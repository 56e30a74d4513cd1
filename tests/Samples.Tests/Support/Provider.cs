using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>Stands for WhatsApp, Discord and Slack, each under a path of its own: a real server that keeps what it is sent and answers as it is told.</summary>
sealed class Provider : IAsyncDisposable
{
    readonly WebApplication _server;
    readonly ConcurrentQueue<ProviderRequest> _requests = new();

    Provider(WebApplication server) => _server = server;

    public string Url => _server.Urls.Single();

    /// <summary>In the order of their coming.</summary>
    public IReadOnlyList<ProviderRequest> Requests => [.. _requests];

    /// <summary>The status of its answer.</summary>
    public Func<ProviderRequest, int> Answer { get; set; } = _ => 200;

    public static async Task<Provider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var provider = new Provider(builder.Build());
        provider._server.Run(provider.HandleAsync);
        await provider._server.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ProviderRequest(context.Request.Path, headers, body.RootElement.Clone());
        _requests.Enqueue(request);
        context.Response.StatusCode = Answer(request);
    }
}
