using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AutomagikTelemetry.Runtime.Tests.Support;

/// <summary>Runs the test program from an empty environment and a temporary home.</summary>
sealed class ChildProcess : IDisposable
{
    readonly Process _process;
    readonly string _home = Directory.CreateTempSubdirectory("telemetry-tests-").FullName;
    readonly Task<string> _error;

    public ChildProcess(string arguments, params (string Name, string Value)[] environment)
        : this([], arguments, environment)
    {
    }

    ChildProcess(string[] within, string arguments, (string Name, string Value)[] environment)
    {
        // A test run in the background of a shell hands ignored signals on to its children; these are to die of them.
        var start = new ProcessStartInfo("env")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("--default-signal=HUP,INT,QUIT,TERM");
        foreach (var word in within)
            start.ArgumentList.Add(word);
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Runtime.Tests.App.dll"));
        foreach (var argument in arguments.Split(' '))
            start.ArgumentList.Add(argument);

        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["HOME"] = _home;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _process.StandardOutput.ReadLine().ShouldBe("ready");
    }

    /// <summary>By way of a program that starts it in surroundings of its own.</summary>
    public static ChildProcess Within(string[] program, string arguments, params (string Name, string Value)[] environment) => new(program, arguments, environment);

    public string Line() => _process.StandardOutput.ReadLine().ShouldNotBeNull();

    public void Signal(int number) => Kill(_process.Id, number).ShouldBe(0);

    /// <summary>As a shell has it: 128 and the signal's number for a program that a signal has ended.</summary>
    public (int ExitCode, string[] Error) Result()
    {
        _process.WaitForExit(Clients.Patience).ShouldBeTrue();
        return (_process.ExitCode, _error.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Kill(int process, int signal);
}
