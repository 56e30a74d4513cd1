using System.Diagnostics;
using System.Runtime.InteropServices;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Exits.Tests.Support;

/// <summary>A run of the woven program, which knows of no environment but the given one.</summary>
sealed class AppRun : IDisposable
{
    const string Exits = "AutomagikTelemetry.Exits.Tests.App";

    readonly Process _process;
    readonly Task<string> _error;
    readonly List<string> _output = [];
    readonly List<(string Line, TaskCompletionSource Seen)> _awaited = [];
    readonly Task _reading;

    /// <param name="arguments">The program's.</param>
    /// <param name="environment">A null leaves a variable out.</param>
    /// <param name="within">A program, with its arguments, that starts this one in surroundings of its own.</param>
    public AppRun(string[] arguments, IEnumerable<KeyValuePair<string, string?>> environment, params string[] within)
        : this(Exits, arguments, environment, within)
    {
    }

    AppRun(string program, string[] arguments, IEnumerable<KeyValuePair<string, string?>> environment, string[] within)
    {
        // A test run in the background of a shell hands ignored signals on to its children; these are to die of them.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=HUP,INT,QUIT,TERM", .. within, "dotnet", Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        // No file of a core for those that abort, and none of the runtime's for diagnostics.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        foreach (var (name, value) in environment.Where(variable => variable.Value is not null))
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _reading = Read();
    }

    /// <summary>A run of the program whose endpoint the build has baked in.</summary>
    public static AppRun OfShipped(string[] arguments, IEnumerable<KeyValuePair<string, string?>> environment, params string[] within)
        => new("AutomagikTelemetry.Consent.Tests.App", arguments, environment, within);

    /// <summary>Lines up to now.</summary>
    public IReadOnlyList<string> Output
    {
        get { lock (_output) return [.. _output]; }
    }

    /// <summary>Waits until the program has written a line that begins so.</summary>
    public Task Line(string start)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            _awaited.Add((start, seen));
            foreach (var line in _output)
                Tell(line);
        }

        return seen.Task.WaitAsync(Clients.Patience);
    }

    /// <summary>A program that reads from its standard input finds it ended.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>SIGKILL, which no program hears of.</summary>
    public void Kill() => Signal(9);

    public void Signal(int number) => SendSignal(_process.Id, number).ShouldBe(0);

    /// <summary>As a shell has it: 128 and the signal's number for a program that a signal has ended.</summary>
    public async Task<AppResult> Result()
    {
        await _process.WaitForExitAsync().WaitAsync(Clients.Patience);
        await _reading.WaitAsync(Clients.Patience);
        return new(_process.ExitCode, string.Join('\n', Output), await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Add(line);
                Tell(line);
            }
        }

        lock (_output)
            _awaited.ForEach(awaited => awaited.Seen.TrySetException(new EndOfStreamException($"the program has ended before it wrote '{awaited.Line}'")));
    }

    void Tell(string line)
    {
        foreach (var (_, seen) in _awaited.Where(awaited => line.StartsWith(awaited.Line, StringComparison.Ordinal)))
            seen.TrySetResult();
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int SendSignal(int process, int signal);
}
