using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp.Reading;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>Omni.Api as a process of its own on a free port, with a provider that it sends to and a collector that it reports to.</summary>
/// <remarks>What it reports is complete after <see cref="StopAsync"/>.</remarks>
sealed class OmniRun : IAsyncDisposable
{
    public const string ApiKey = "omni-test-key";

    const string Listening = "Now listening on: ";

    static readonly string[] _inherited = ["PATH", "DOTNET_ROOT"];

    readonly string _home = Directory.CreateTempSubdirectory("omni-tests-").FullName;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource<string> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _process;

    OmniRun(Provider provider, (string Name, string Value)[] environment)
    {
        Provider = provider;
        _process = new Process { StartInfo = StartInfo(environment) };
        _process.OutputDataReceived += (_, line) => Written(line.Data);
        _process.ErrorDataReceived += (_, line) => Written(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = _process.WaitForExitAsync().ContinueWith(_ => _url.TrySetException(new InvalidOperationException($"Omni.Api has ended: {Output}")), TaskScheduler.Default);
    }

    public string Url { get; private set; } = "";

    public Provider Provider { get; }

    public CollectorServer Collector { get; } = new();

    public IReadOnlyList<SpanItem> Spans => Collector.Spans;

    public IReadOnlyList<LogItem> Logs => Collector.Logs;

    public IReadOnlyList<MetricItem> Metrics => Collector.Metrics;

    /// <summary>What it has written to stdout and stderr.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts it in an otherwise empty environment and waits until it listens.</summary>
    /// <param name="environment">Variables in addition to those that it needs, or in place of them.</param>
    public static async Task<OmniRun> StartAsync(params (string Name, string Value)[] environment)
    {
        var run = new OmniRun(await Provider.StartAsync(), environment);
        try
        {
            run.Url = await run._url.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
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
    public async Task<int> StopAsync()
    {
        Kill(_process.Id, 15).ShouldBe(0);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Collector.Dispose();
        await Provider.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    ProcessStartInfo StartInfo((string Name, string Value)[] environment)
    {
        // bin/Release/net10.0 here and there.
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(bin.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "sample-apps", "Omni.Api", "bin", bin.Parent.Name, bin.Name);

        // A test run in the background of a shell hands ignored signals on to its children; this one is to hear them.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", "dotnet", Path.Combine(folder, "Omni.Api.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        Set([.. _inherited.Select(name => (name, Environment.GetEnvironmentVariable(name) ?? "")).Where(variable => variable.Item2.Length > 0)]);
        Set(
            ("HOME", _home),
            ("Omni__ApiKey", ApiKey),
            ("Omni__Providers__WhatsApp", Provider.Url + "/whatsapp/"),
            ("Omni__Providers__Discord", Provider.Url + "/discord/"),
            ("Omni__Providers__Slack", Provider.Url + "/slack/"),
            ("AUTOMAGIK_TELEMETRY_ENDPOINT", Collector.Url));
        Set(environment);
        return start;

        void Set(params (string Name, string Value)[] variables)
        {
            foreach (var (name, value) in variables)
                start.Environment[name] = value;
        }
    }

    void Written(string? line)
    {
        if (line is null)
            return;

        lock (_output)
            _output.AppendLine(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            _url.TrySetResult(line[(at + Listening.Length)..].Trim());
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Kill(int process, int signal);
}
