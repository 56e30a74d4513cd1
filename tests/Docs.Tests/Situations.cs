using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The table of situations in docs/build.md, and the tests that it names.</summary>
public partial class Situations
{
    const string Folder = "tests/Package.Tests/Situations/";

    static readonly string Table = Repository.Read("docs/build.md").Split("## Situations")[1];

    static readonly List<string> Named = [.. Cell().Matches(Table).Select(match => match.Groups[1].Value)];

    static readonly Dictionary<string, bool> Tests = (
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*Tests.cs")
        from Match test in Test().Matches(File.ReadAllText(file))
        select (Name: $"{Path.GetFileNameWithoutExtension(file)}.{test.Groups[2].Value}", IsLong: test.Groups[1].Value.Contains("\"Full\"", StringComparison.Ordinal))).ToDictionary();

    [Fact]
    public void HaveATestEachAndEachTestHasASituation()
    {
        Named.Count.ShouldBeGreaterThan(20);
        Named.ShouldBe(Tests.Keys, ignoreOrder: true);
    }

    [Fact]
    public void HaveAnAsteriskWhereTheTestIsLeftToTheFullRun() =>
        LongCell().Matches(Table).Select(match => match.Groups[1].Value).ShouldBe(Tests.Where(test => test.Value).Select(test => test.Key), ignoreOrder: true);

    [GeneratedRegex(@"\| `(\w+Tests\.\w+)`\*? \|$", RegexOptions.Multiline)]
    private static partial Regex Cell();

    [GeneratedRegex(@"\| `(\w+Tests\.\w+)`\* \|$", RegexOptions.Multiline)]
    private static partial Regex LongCell();

    [GeneratedRegex(@"\[(?:Fact|Theory)\]((?:\s*\[[^\n]*\])*)\s*public (?:async Task|void) (\w+)\(")]
    private static partial Regex Test();
}
