using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>One record as the console exporter prints it.</summary>
sealed partial record TelemetryLine(string Kind, string Name, string Text)
{
    /// <summary>The value of a field, or <c>null</c>.</summary>
    public string? this[string key] =>
        Regex.Match(Text, $"(?<=  {Regex.Escape(key)}=)(\"[^\"]*\"|\\S+)") is { Success: true } match ? match.Value.Trim('"') : null;

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Keys => Field().Matches(Text).Select(match => match.Groups[1].Value);

    public bool IsError => Text.Contains("  Error  ", StringComparison.Ordinal);

    /// <summary>The records among the lines of a program's stderr.</summary>
    public static IReadOnlyList<TelemetryLine> Parse(string error) =>
        [.. error.Split('\n').Select(line => Shape().Match(line)).Where(match => match.Success).Select(match => new TelemetryLine(match.Groups[1].Value, match.Groups[2].Value, match.Value))];

    [GeneratedRegex(@"^\[telemetry\] (event|span|metric|error|log)\s+(\S+).*$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"  ([\w.]+)=")]
    private static partial Regex Field();
}
