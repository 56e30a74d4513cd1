using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutomagikTelemetry.AspNetCore.Tests.Support;

/// <summary>An app on a real server, with a collector that its telemetry goes to when it stops.</summary>
sealed class App : IAsyncDisposable
{
    readonly CollectorServer _collector = new();
    readonly WebApplication _app;
    HttpClient _client = null!;
    bool _isStopped;

    App(WebApplication app) => _app = app;

    public Uri Url => _client.BaseAddress!;

    public string CollectorUrl => _collector.Url;

    public IReadOnlyList<SpanItem> Spans => _collector.Spans;

    public IReadOnlyList<LogItem> Events => _collector.Logs;

    public IReadOnlyList<MetricItem> Metrics => _collector.Metrics;

    public IReadOnlyList<SpanItem> ServerSpans => [.. Spans.Where(span => span.Kind == 2)];

    public IReadOnlyList<LogItem> Requests => [.. Events.Where(record => record.EventName == "api.request")];

    /// <summary>All points of the latency, whoever recorded them.</summary>
    public IReadOnlyList<PointItem> Latencies => [.. Metrics.Where(metric => metric.Name == "api.latency_ms").SelectMany(metric => metric.Points)];

    public static async Task<App> Start(Action<WebApplication> map, Action<WebApplicationBuilder>? build = null, Action<TelemetryOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        App? app = null;
        builder.Services.AddRouting();
        builder.Services.AddAutomagikTelemetry(options =>
        {
            // There is one set of options a process: those of the test before are still there.
            options.IsEnabled = null;
            options.SampleRatio = null;
            options.IsHostLifetimeTracked = false;
            options.IsSpoolEnabled = false;
            options.ProjectName = "shop";
            options.FlushInterval = TimeSpan.FromHours(1);
            options.ExitTimeout = TimeSpan.FromSeconds(30);
            options.Endpoint = app!.CollectorUrl;
            configure?.Invoke(options);
        });
        build?.Invoke(builder);
        app = new(builder.Build());
        map(app._app);
        await app._app.StartAsync();
        app._client = new() { BaseAddress = new(app._app.Urls.Single()) };
        return app;
    }

    /// <summary>Sends a request and answers the status of the response.</summary>
    public async Task<int> Send(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>From here on all that was recorded is with the collector.</summary>
    public async Task Stop()
    {
        _client.Dispose();
        if (!_isStopped)
            await _app.StopAsync();
        _isStopped = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await _app.DisposeAsync();
        _collector.Dispose();
    }
}
