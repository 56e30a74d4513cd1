using System.Diagnostics;
using System.Globalization;

namespace AutomagikTelemetry.Delivery.Tests.App;

/// <summary>Figures for the test that has started the program: a line each, name and number.</summary>
static class Output
{
    public static void Write(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));

    /// <summary>The distribution of times, in microseconds. The longest is that of the calls behind the first, in which code is loaded and compiled.</summary>
    public static void WriteTimes(string name, long[] ticks)
    {
        Write(name + ".first", Microseconds(ticks[0]));
        Write(name + ".max", Microseconds(ticks[1..].Max()));
        Array.Sort(ticks);
        foreach (var (label, share) in new[] { ("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999) })
            Write($"{name}.{label}", Microseconds(ticks[(int)Math.Ceiling(share * ticks.Length) - 1]));
    }

    public static void WriteStatistics(TelemetryStatistics statistics)
    {
        Write("delivered", statistics.Delivered);
        Write("pending", statistics.Pending);
        Write("on.disk", OnDisk(statistics));
        Write("recovered", statistics.Recovered);
        Write("dropped.from.spool", statistics.DroppedFromSpool);
        Write("dropped", statistics.Dropped);
        foreach (var (reason, count) in statistics.DroppedByReason)
            Write("dropped." + reason, count);
    }

    /// <summary>Of a client that is the only one to use its spool.</summary>
    public static long OnDisk(TelemetryStatistics statistics) => statistics.Spooled - statistics.Recovered - statistics.DroppedFromSpool;

    static double Microseconds(long ticks) => Math.Round(Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds, 1);
}
