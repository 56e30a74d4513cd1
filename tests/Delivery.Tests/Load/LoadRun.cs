using System.Diagnostics;
using System.Globalization;

namespace AutomagikTelemetry.Delivery.Tests.Load;

/// <summary>The woven program as a process of its own, and the figures that it prints.</summary>
sealed class LoadRun : IDisposable
{
    readonly Process _process;
    readonly string _home = Directory.CreateTempSubdirectory("telemetry-load-").FullName;
    readonly Task<string> _output;
    readonly Task<string> _error;

    public LoadRun(string endpoint, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Delivery.Tests.App.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        start.Environment["HOME"] = _home;
        start.Environment["AUTOMAGIK_TELEMETRY_ENDPOINT"] = endpoint;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for the end; what the program has printed is in the test's output too.</summary>
    public Dictionary<string, double> Figures()
    {
        _process.WaitForExit(TimeSpan.FromMinutes(10)).ShouldBeTrue();
        var (output, error) = (_output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
        TestContext.Current.TestOutputHelper?.WriteLine(output + error);
        _process.ExitCode.ShouldBe(0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }
}
