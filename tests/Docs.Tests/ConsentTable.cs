using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The table of switches in docs/consent.md, and the tests that it names.</summary>
public class ConsentTable
{
    [Fact]
    public void NamesTheTestsThatExist() =>
        TestNames.NamedIn(Repository.Read("docs/consent.md").Split("\n## What no means\n")[1])
            .ShouldBe(TestNames.In("tests/Exits.Tests/Consent").Keys.Where(test => test.StartsWith("NoMeansNothingTests.", StringComparison.Ordinal)), ignoreOrder: true);
}
