using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>The C# of the pages: what is not built by tests/Package.Tests as a project of its own is a region of tests/Docs.Snippets, which is compiled and woven.</summary>
public class CompiledSnippets
{
    static readonly Dictionary<string, string> Regions = SourceRegions.In("tests/Docs.Snippets");

    static readonly List<(string Name, string Language, string Text)> Shown = [.. Repository.Pages.SelectMany(page => page.Snippets)];

    [Fact]
    public void AreWhatThePagesShow() =>
        Regions.ShouldAllBe(region => Shown.Any(snippet => snippet.Name == region.Key && snippet.Text == region.Value));

    [Fact]
    public void AreAllTheCSharpOfTheGuide()
    {
        var guide = Repository.Page("docs/guide.md");

        guide.Fences("csharp").Count().ShouldBeGreaterThan(10);
        guide.Snippets.Where(snippet => snippet.Language == "csharp").Select(snippet => snippet.Name).Except(Regions.Keys).ShouldBeEmpty();
        guide.Snippets.Count(snippet => snippet.Language == "csharp").ShouldBe(guide.Fences("csharp").Count(), "each has a mark");
    }
}
