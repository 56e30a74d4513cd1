using System.Diagnostics;
using Microsoft.Build.Framework;

namespace AutomagikTelemetry.WeavingCost.Measuring;

/// <summary>The build task that writes down what the build's process has used up so far.</summary>
public sealed class WriteStamp : ITask
{
    /// <inheritdoc/>
    public IBuildEngine? BuildEngine { get; set; }

    /// <inheritdoc/>
    public ITaskHost? HostObject { get; set; }

    /// <summary>The file that gets a line.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <summary>The step that begins or ends here.</summary>
    [Required]
    public string Step { get; set; } = "";

    /// <summary>Writes the line.</summary>
    /// <returns><see langword="true"/>.</returns>
    public bool Execute()
    {
        using var process = Process.GetCurrentProcess();
        var stamp = new Stamp(Step, Environment.CpuUsage.TotalTime.TotalMilliseconds, Stopwatch.GetElapsedTime(0).TotalMilliseconds, process.PeakWorkingSet64 / 1048576.0);
        System.IO.File.AppendAllText(File, stamp.ToLine());
        return true;
    }
}
