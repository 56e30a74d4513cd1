using System.Xml.Linq;

namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary><c>dotnet test</c> with coverlet on tests of a woven project.</summary>
public sealed class CoverageTests(Product product)
{
    [Fact]
    public async Task LinesAreCoveredAsInTheProjectThatIsNotWoven()
    {
        var woven = await TestAsync();
        var unwoven = await TestAsync("-p:AutomagikTelemetryWeave=false");

        woven.IsWoven.ShouldBeTrue();
        unwoven.IsWoven.ShouldBeFalse();
        unwoven.Lines.Count(line => line.EndsWith(" 0", StringComparison.Ordinal)).ShouldBeGreaterThan(2, "the method that no test calls");
        unwoven.Lines.Count(line => !line.EndsWith(" 0", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        woven.Lines.ShouldBe(unwoven.Lines);
    }

    /// <summary>Runs the tests, which have to be green.</summary>
    /// <returns>Each line that coverage knows, and how often it ran.</returns>
    async Task<(bool IsWoven, IReadOnlyList<string> Lines)> TestAsync(params string[] arguments)
    {
        var consumer = product.Consumer("Covered");

        var tested = await consumer.DotnetAsync(
            "test",
            ["Pricing.Tests", "-m:1", "--collect", "XPlat Code Coverage", "--results-directory", Path.Combine(consumer.Folder, "results"), .. Versions, .. arguments]);
        tested.Output.ShouldContain("Passed:     4", customMessage: tested.ToString());

        (tested.Output + tested.Error).ShouldNotContain("[telemetry]");

        var report = XDocument.Load(Directory.GetFiles(Path.Combine(consumer.Folder, "results"), "coverage.cobertura.xml", SearchOption.AllDirectories).Single());
        return (
            consumer.Assembly("Pricing", "bin", "Debug", "net10.0", "Pricing.dll").HoldsAPlan,
            [.. report.Descendants("class").Elements("lines").Elements("line").Select(line => $"{line.Parent!.Parent!.Attribute("name")!.Value} {line.Attribute("number")!.Value} {line.Attribute("hits")!.Value}")]);
    }

    static IEnumerable<string> Versions =>
        [Repository.Pinned("coverlet.collector"), Repository.Pinned("Microsoft.NET.Test.Sdk"), Repository.Pinned("xunit.runner.visualstudio"), Repository.Pinned("xunit.v3")];
}
