using System.Diagnostics;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Samples.Tests.Hive;

/// <summary>One command of Hive.Cli, run to its end as a process of its own, and what a collector got of it.</summary>
sealed class HiveRun : IDisposable
{
    static readonly string[] _inherited = ["PATH", "DOTNET_ROOT"];

    readonly string _home = Directory.CreateTempSubdirectory("hive-tests-").FullName;

    HiveRun()
    {
    }

    public CollectorServer Collector { get; } = new();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public static async Task<HiveRun> RunAsync(params string[] arguments)
    {
        var run = new HiveRun();
        try
        {
            await run.RunToItsEndAsync(arguments);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Collector.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    async Task RunToItsEndAsync(string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        (Output, Error, ExitCode) = (await output, await error, process.ExitCode);
    }

    ProcessStartInfo StartInfo(string[] arguments)
    {
        // bin/Release/net10.0 here and there.
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(bin.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "sample-apps", "Hive.Cli", "bin", bin.Parent.Name, bin.Name, "Hive.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

        var inherited = _inherited.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(variable => variable.value is not null).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
            start.Environment[name] = value;
        start.Environment["HOME"] = _home;
        start.Environment["AUTOMAGIK_TELEMETRY_ENDPOINT"] = Collector.Url;

        // However slow the machine is, all is with the collector when the process has ended, and nothing waits on disk for a next run.
        start.Environment["AUTOMAGIK_TELEMETRY_EXIT_TIMEOUT"] = "30";
        start.Environment["AUTOMAGIK_TELEMETRY_SPOOL"] = "false";
        return start;
    }
}
