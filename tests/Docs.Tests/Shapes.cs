using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The tables of shapes and of failures in docs/weaving.md, and the tests that they name.</summary>
public partial class Shapes
{
    static readonly List<string> Tests = [.. TestNames.In("tests/Weaver.Tests").Keys, .. TestNames.In("tests/Package.Tests").Keys, .. TestNames.Cases];

    [Theory]
    [InlineData("Shapes", 45)]
    [InlineData("Failures of other weavers", 25)]
    public void NameTestsThatExist(string heading, int rows)
    {
        var table = Rows(heading);

        table.Count.ShouldBeGreaterThanOrEqualTo(rows);
        foreach (var row in table)
        {
            var tests = Named(row).ToList();
            tests.ShouldNotBeEmpty(row);
            tests.Except(Tests).ShouldBeEmpty(row);
        }
    }

    [Fact]
    public void AreAllOfThePeersFailuresThatAreTested() =>
        TestNames.In("tests/Weaver.Tests/Failures").Keys.Except(Rows("Failures of other weavers").Concat(Rows("Shapes")).SelectMany(Named)).ShouldBeEmpty();

    static List<string> Rows(string heading) =>
        [.. Repository.Read("docs/weaving.md").Split($"\n## {heading}\n")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    /// <summary>What stands in the last cell.</summary>
    static IEnumerable<string> Named(string row) => Name().Matches(row.Split(" | ")[^1]).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Name();
}
