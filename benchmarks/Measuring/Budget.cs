using System.Globalization;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>What a figure may be, beside its yardstick. The budgets are those of the project's design.</summary>
sealed record Budget(double? MaxRatio = null, double? MaxExtraNanoseconds = null, double? MaxExtraBytes = null)
{
    internal bool IsKeptBy(Figure figure) =>
        !(figure.Ratio > MaxRatio) && !(figure.ExtraNanoseconds > MaxExtraNanoseconds) && !(figure.ExtraBytes > MaxExtraBytes);

    /// <summary>For example <c>1.25x, +0 B</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (MaxRatio is { } ratio)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}x"));
        if (MaxExtraNanoseconds is { } nanoseconds)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"+{nanoseconds:0.#} ns"));
        if (MaxExtraBytes is { } bytes)
            parts.Add(bytes < 0 ? "fewer B" : string.Create(CultureInfo.InvariantCulture, $"+{bytes:0} B"));
        return string.Join(", ", parts);
    }
}
