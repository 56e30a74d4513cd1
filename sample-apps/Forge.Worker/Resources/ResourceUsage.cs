namespace Forge.Resources;

/// <summary>What the process takes.</summary>
/// <param name="CpuUtilization">The share of all processors since the last time, 0 to 1.</param>
/// <param name="MemoryUsage">Bytes of physical memory.</param>
sealed record ResourceUsage(double CpuUtilization, long MemoryUsage);
