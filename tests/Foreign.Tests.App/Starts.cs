using System.Globalization;

namespace AutomagikTelemetry.Foreign.Tests.App;

/// <summary>An own count of every start: the tests put a call of it at the beginning of each woven method.</summary>
public static class Starts
{
    const int Max = 200_000;

    static readonly long[] _counts = new long[Max];

    /// <summary>Called by a woven method as the first thing.</summary>
    public static void Count(int number) => Interlocked.Increment(ref _counts[number]);

    /// <summary>A line "number count" for each method that was called.</summary>
    internal static void WriteTo(string file) => File.WriteAllLines(file, _counts
        .Select((count, number) => (count, number))
        .Where(method => method.count > 0)
        .Select(method => string.Create(CultureInfo.InvariantCulture, $"{method.number} {method.count}")));
}
