using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The table of situations in docs/build.md, and the tests that it names.</summary>
public partial class Situations
{
    static readonly string Table = Repository.Read("docs/build.md").Split("\n## Situations\n")[1];

    static readonly List<string> Named = TestNames.NamedIn(Table);

    static readonly Dictionary<string, bool> Own = TestNames.In("tests/Package.Tests/Situations");

    static readonly Dictionary<string, bool> Others = TestNames.In("tests/Package.Tests/Builds");

    [Fact]
    public void NameTestsThatExist()
    {
        Named.Count.ShouldBeGreaterThan(20);
        Named.Except(Own.Keys).Except(Others.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void AreAllInTheTable() => Own.Keys.Except(Named).ShouldBeEmpty();

    [Fact]
    public void HaveAnAsteriskWhereTheTestIsLeftToTheFullRun() =>
        LongCell().Matches(Table).Select(match => match.Groups[1].Value).ShouldBe(Own.Concat(Others).Where(test => test.Value).Select(test => test.Key), ignoreOrder: true);

    [GeneratedRegex(@"[|,] `(\w+Tests\.\w+)`\*")]
    private static partial Regex LongCell();
}
