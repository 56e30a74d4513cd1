namespace AutomagikTelemetry.Delivery.Tests.App;

/// <summary>Looks at the process's memory twenty times a second.</summary>
sealed class MemoryWatch : IDisposable
{
    readonly Timer _timer;
    readonly List<(long Heap, long WorkingSet)> _samples = [];

    public MemoryWatch() => _timer = new(_ => Sample(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

    /// <summary>The most that was seen, in MiB, of all and of the last quarter: what grows is more in the end than before.</summary>
    public void Write()
    {
        lock (_samples)
        {
            Output.Write("samples", _samples.Count);
            Output.Write("heap.max", InMebibytes(_samples.Max(sample => sample.Heap)));
            Output.Write("heap.max.last.quarter", InMebibytes(_samples.Skip(_samples.Count * 3 / 4).Max(sample => sample.Heap)));
            Output.Write("workingset.max", InMebibytes(_samples.Max(sample => sample.WorkingSet)));
        }
    }

    public void Dispose() => _timer.Dispose();

    void Sample()
    {
        lock (_samples)
            _samples.Add((GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet));
    }

    static double InMebibytes(long bytes) => Math.Round(bytes / 1024.0 / 1024.0, 1);
}
