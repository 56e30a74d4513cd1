using System.Globalization;

namespace AutomagikTelemetry.Benchmarks.Measuring;

/// <summary>What one variant costs a call: medians over the rounds, the comparison with the yardstick taken within each round.</summary>
sealed record Figure(string Variant, double Nanoseconds, double Bytes, double Ratio, double ExtraNanoseconds, double ExtraBytes)
{
    const char Separator = '\t';

    internal static Figure Parse(string line)
    {
        var cells = line.Split(Separator);
        var numbers = cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        return new(cells[0], numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    internal string ToLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Variant}{Separator}{Nanoseconds}{Separator}{Bytes}{Separator}{Ratio}{Separator}{ExtraNanoseconds}{Separator}{ExtraBytes}");

    internal static Figure Median(IReadOnlyList<Figure> figures) => new(
        figures[0].Variant,
        Statistics.Median(figures.Select(figure => figure.Nanoseconds)),
        Statistics.Median(figures.Select(figure => figure.Bytes)),
        Statistics.Median(figures.Select(figure => figure.Ratio)),
        Statistics.Median(figures.Select(figure => figure.ExtraNanoseconds)),
        Statistics.Median(figures.Select(figure => figure.ExtraBytes)));
}
