using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>Omni.Api on a free port, with a provider that it sends to.</summary>
/// <remarks>What it reports is complete after <see cref="StopAsync"/>.</remarks>
sealed class OmniRun : IAsyncDisposable
{
    public const string ApiKey = "omni-test-key";

    const string Listening = "Now listening on: ";

    readonly SampleRun _run;

    OmniRun(Provider provider, (string Name, string Value)[] environment)
    {
        Provider = provider;
        _run = SampleRun.Start(
            "Omni.Api",
            ["--urls", "http://127.0.0.1:0"],
            [
                ("Omni__ApiKey", ApiKey),
                ("Omni__Providers__WhatsApp", Provider.Url + "/whatsapp/"),
                ("Omni__Providers__Discord", Provider.Url + "/discord/"),
                ("Omni__Providers__Slack", Provider.Url + "/slack/"),
                .. environment,
            ]);
    }

    public string Url { get; private set; } = "";

    public Provider Provider { get; }

    public CollectorServer Collector => _run.Collector;

    public IReadOnlyList<SpanItem> Spans => Collector.Spans;

    public IReadOnlyList<LogItem> Logs => Collector.Logs;

    public IReadOnlyList<MetricItem> Metrics => Collector.Metrics;

    /// <summary>What it has written to stdout and stderr.</summary>
    public string Output => _run.Output;

    /// <summary>Starts it in an otherwise empty environment and waits until it listens.</summary>
    /// <param name="environment">Variables in addition to those that it needs, or in place of them.</param>
    public static async Task<OmniRun> StartAsync(params (string Name, string Value)[] environment)
    {
        var run = new OmniRun(await Provider.StartAsync(), environment);
        try
        {
            await run._run.WaitForAsync(Listening);
            run.Url = run.Output.Split(Listening)[1].Split('\n')[0].Trim();
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks with the right API key and, if there is a body, with it as JSON.</summary>
    public Task<CurlAnswer> CurlAsync(string method, string path, string? json = null, params string[] more) =>
        CurlWithoutKeyAsync(method, path, json, ["--header", "X-API-Key: " + ApiKey, .. more]);

    public Task<CurlAnswer> CurlWithoutKeyAsync(string method, string path, string? json = null, params string[] more) =>
        Curl.RunAsync(["--request", method, .. json is null ? [] : (string[])["--header", "Content-Type: application/json", "--data-binary", json], .. more, Url + path]);

    /// <summary>Ends it by SIGTERM, as an orchestrator does, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync() => _run.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _run.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
