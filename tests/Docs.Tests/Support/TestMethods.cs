using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Docs.Tests.Support;

/// <summary>Tests, as tables name them: in backticks, class and method.</summary>
static partial class TestMethods
{
    internal static List<string> NamedIn(string table) => [.. Cell().Matches(table).Select(match => match.Groups[1].Value)];

    /// <summary>The names of a folder's tests, and whether only the full run has them.</summary>
    internal static Dictionary<string, bool> Of(string folder) => (
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*Tests.cs")
        from Match test in Test().Matches(File.ReadAllText(file))
        select ($"{Path.GetFileNameWithoutExtension(file)}.{test.Groups[2].Value}", test.Groups[1].Value.Contains("\"Full\"", StringComparison.Ordinal))).ToDictionary();

    [GeneratedRegex(@"[|,] `(\w+Tests\.\w+)`")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\[(?:Fact|Theory)\]((?:\s*\[[^\n]*\])*)\s*public (?:async Task|void) (\w+)\(")]
    private static partial Regex Test();
}
