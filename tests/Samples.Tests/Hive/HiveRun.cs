using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Samples.Tests.Hive;

/// <summary>One command of Hive.Cli, run to its end, and what a collector got of it.</summary>
sealed class HiveRun : IAsyncDisposable
{
    readonly SampleRun _run;

    HiveRun(SampleRun run, int exitCode)
    {
        _run = run;
        ExitCode = exitCode;
    }

    public CollectorServer Collector => _run.Collector;

    public int ExitCode { get; }

    /// <summary>What it has written to stdout and stderr.</summary>
    public string Output => _run.Output;

    public static async Task<HiveRun> RunAsync(params string[] arguments)
    {
        var run = SampleRun.Start("Hive.Cli", arguments);
        try
        {
            return new HiveRun(run, await run.EndAsync());
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();
}
