using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The tables about the end of the process in docs/delivery.md.</summary>
public class ExitMatrix
{
    static readonly List<string> Named = TestNames.NamedIn(Repository.Read("docs/delivery.md").Split("\n## The end of the process\n")[1].Split("\n## ")[0]);

    static readonly Dictionary<string, bool> Tests = new[] { "Exits", "Kills", "Disks" }.SelectMany(folder => TestNames.In("tests/Exits.Tests/" + folder)).ToDictionary();

    [Fact]
    public void NamesTheTestsThatExist() => Named.ShouldBe(Tests.Keys, ignoreOrder: true);

    [Fact]
    public void SaysWhichTestsAreLeftToTheFullRun() =>
        Repository.Read("docs/delivery.md").Split('\n').Where(line => line.Contains("in the full run |")).SelectMany(TestNames.NamedIn)
            .ShouldBe(Tests.Where(test => test.Value).Select(test => test.Key), ignoreOrder: true);
}
