using System.Diagnostics;
using AutomagikTelemetry.Benchmarks.Builds;

namespace AutomagikTelemetry.CommandLine;

/// <summary>A program in a situation.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Program">What is run.</param>
/// <param name="Collector">Its URL; null where telemetry is off or there is none.</param>
/// <param name="IsFirst">Whether each run finds nothing of an earlier one, and so does not know how the collector is doing.</param>
sealed record Variant(string Name, string Program, string? Collector, bool IsFirst = false)
{
    readonly string _state = Directory.CreateTempSubdirectory("automagik-commandline-state-").FullName;

    /// <summary>Runs it once, as a whole process.</summary>
    public Sample Run(int milliseconds)
    {
        if (IsFirst)
            Forget();

        var start = new ProcessStartInfo(Program, [milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("OTEL_", StringComparison.Ordinal) || name.StartsWith("AUTOMAGIK_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = _state;
        start.Environment["XDG_STATE_HOME"] = _state;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        if (Collector is not null)
        {
            start.Environment["AUTOMAGIK_TELEMETRY_ENABLED"] = "true";
            start.Environment["AUTOMAGIK_TELEMETRY_ENDPOINT"] = Collector;
            start.Environment["SUBJECT_COLLECTOR"] = Collector;
        }

        var cpu = ChildrenCpu.Milliseconds;
        var started = Stopwatch.GetTimestamp();
        using (var process = Process.Start(start)!)
        {
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{Name}: exit code {process.ExitCode}");
        }

        return new(Stopwatch.GetElapsedTime(started).TotalMilliseconds, ChildrenCpu.Milliseconds - cpu);
    }

    public void Delete() => Directory.Delete(_state, recursive: true);

    void Forget()
    {
        Directory.Delete(_state, recursive: true);
        Directory.CreateDirectory(_state);
    }
}
