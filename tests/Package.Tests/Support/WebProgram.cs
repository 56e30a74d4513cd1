using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>A built web app that runs until it is told to stop.</summary>
sealed partial class WebProgram : IDisposable
{
    readonly Process _process;
    readonly Task<string> _error;
    readonly StringBuilder _output = new();

    public WebProgram(string assembly, string home)
    {
        // A test run in the background of a shell hands ignored signals on to its children; this one is to stop for one.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", "dotnet", "exec", assembly, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["HOME"] = home;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        Url = ReadUrl();
    }

    public Uri Url { get; }

    /// <summary>Asks it to stop, as a container's runtime does, and waits until it has.</summary>
    public async Task<ProcessResult> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        _output.Append(await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProcessResult(_process.ExitCode, _output.ToString(), await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    Uri ReadUrl()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _output.AppendLine(line);
            if (Listening().Match(line) is { Success: true } match)
                return new Uri(match.Groups[1].Value);
        }

        throw new InvalidOperationException($"The app ended before it listened: {_output}{_error.GetAwaiter().GetResult()}");
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();
}
