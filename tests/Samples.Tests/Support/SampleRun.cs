using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>A sample as a process of its own, in an otherwise empty environment, and the collector that it reports to.</summary>
/// <remarks>What it reports is complete when it has ended.</remarks>
sealed class SampleRun : IAsyncDisposable
{
    public const int Stop = 19;
    public const int Continue = 18;
    const int Terminate = 15;

    static readonly string[] _inherited = ["PATH", "DOTNET_ROOT"];
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    readonly string _home = Directory.CreateTempSubdirectory("sample-tests-").FullName;
    readonly StringBuilder _output = new();
    readonly List<(string Text, TaskCompletionSource Written)> _awaited = [];
    readonly Process _process;

    SampleRun(string sample, string[] arguments, (string Name, string Value)[] environment)
    {
        _process = new Process { StartInfo = StartInfo(sample, arguments, environment) };
        _process.OutputDataReceived += (_, line) => Written(line.Data);
        _process.ErrorDataReceived += (_, line) => Written(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public CollectorServer Collector { get; } = new();

    /// <summary>What it has written to stdout and stderr.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public static SampleRun Start(string sample, string[] arguments, params (string Name, string Value)[] environment) => new(sample, arguments, environment);

    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until it has written a line with this text.</summary>
    /// <exception cref="InvalidOperationException">It has ended before that, or a minute is over.</exception>
    public async Task WaitForAsync(string text)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal))
                return;
            _awaited.Add((text, written));
        }

        var ended = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(written.Task, ended, Task.Delay(_patience, TestContext.Current.CancellationToken)) != written.Task)
            throw new InvalidOperationException($"'{text}' is missing in: {Output}");
    }

    public void Signal(int signal) => Kill(_process.Id, signal).ShouldBe(0);

    /// <summary>The kernel's word for what it does: <c>S</c> it waits, <c>T</c> it is stopped, and so on.</summary>
    public char State() => File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1][0];

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(_patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it by SIGTERM, as an orchestrator does.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync()
    {
        Signal(Terminate);
        return EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Collector.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    ProcessStartInfo StartInfo(string sample, string[] arguments, (string Name, string Value)[] environment)
    {
        // bin/Release/net10.0 here and there.
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(bin.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "sample-apps", sample, "bin", bin.Parent.Name, bin.Name);

        // A test run in the background of a shell hands ignored signals on to its children; this one is to hear them.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", "dotnet", Path.Combine(folder, sample + ".dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var inherited = _inherited.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(variable => variable.value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
            start.Environment[name] = value;
        start.Environment["HOME"] = _home;
        start.Environment["AUTOMAGIK_TELEMETRY_ENDPOINT"] = Collector.Url;

        // However slow the machine is, all is with the collector when the process has ended, and nothing waits on disk for a next run.
        start.Environment["AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT"] = "30";
        start.Environment["AUTOMAGIK_TELEMETRY_SPOOL"] = "false";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    void Written(string? line)
    {
        if (line is null)
            return;

        lock (_output)
        {
            _output.AppendLine(line);
            foreach (var (text, written) in _awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                    written.TrySetResult();
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Kill(int process, int signal);
}
