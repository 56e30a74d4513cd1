using System.Diagnostics;
using AutomagikTelemetry;
using Forge.Tracking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Forge.Resources;

/// <summary>Measures what the process takes, at the start and then every <c>Forge:ResourceInterval</c>; by default ten seconds.</summary>
sealed class ResourceMonitor(IConfiguration configuration) : BackgroundService
{
    long _lastTime = Stopwatch.GetTimestamp();
    TimeSpan _lastCpu;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(configuration.GetValue("Forge:ResourceInterval", TimeSpan.FromSeconds(10)));
        do
            Measure();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>No span for it: nothing happens here that anybody waits for.</summary>
    [TrackStep(SampleRatio = 0)]
    [Gauge("process.cpu.utilization", "return.CpuUtilization", Unit = "1")]
    [Gauge("process.memory.usage", "return.MemoryUsage", Unit = "By")]
    ResourceUsage Measure()
    {
        var (cpu, time) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var utilization = (cpu - _lastCpu) / Stopwatch.GetElapsedTime(_lastTime, time) / Environment.ProcessorCount;
        (_lastCpu, _lastTime) = (cpu, time);
        return new(Math.Clamp(utilization, 0, 1), Environment.WorkingSet);
    }
}
