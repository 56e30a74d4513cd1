using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>What docs/delivery.md names: the tests of its tables, the reasons of losses.</summary>
public partial class FaultTable
{
    static readonly List<string> Named = TestNames.NamedIn(Repository.Read("docs/delivery.md").Split("\n## The fault table\n")[1].Split("\n## ")[0]);

    static readonly Dictionary<string, bool> Tests = TestNames.In("tests/Delivery.Tests/FaultTable");

    [Fact]
    public void NamesTestsThatExist()
    {
        Named.Count.ShouldBeGreaterThan(20);
        Named.Except(Tests.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void HasAllOfThem() => Tests.Keys.Except(Named).ShouldBeEmpty();

    [Fact]
    public void IsFollowedByTheLongRuns() =>
        LongRun().Matches(Repository.Read("docs/delivery.md").Split("\n## Under load\n")[1]).Select(match => match.Groups[1].Value)
            .ShouldBe(TestNames.In("tests/Delivery.Tests/Load").Keys, ignoreOrder: true);

    [Fact]
    public void NeedsNoFullRun() => Tests.Values.ShouldAllBe(isFull => !isFull);

    [Fact]
    public void HasTheReasonsThatTheRuntimeHas()
    {
        var names = Repository.Read("src/Runtime/Delivery/Losses.cs").Split("_names =")[1].Split(';')[0].Split('"').Where((_, i) => i % 2 == 1).ToList();
        var rows = Repository.Read("docs/delivery.md").Split("| reason |")[1].Split("\n\n")[0].Split('\n').Skip(2).Select(row => row.Split('`')[1]);

        rows.ShouldBe(names);
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex LongRun();
}
