using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

public class Snippets
{
    [Fact]
    public void FollowTheirMarkAtOnce() =>
        Repository.Pages.Where(page => !page.SnippetMarks.SequenceEqual(page.Snippets.Select(snippet => snippet.Name))).ShouldBeEmpty();

    [Fact]
    public void HaveNamesOfTheirOwn() =>
        Repository.Pages.SelectMany(page => page.Snippets).Select(snippet => snippet.Name).ShouldBeUnique();

    [Fact]
    public void OfTheReadmeAreAProjectItsProgramAndItsOutput()
    {
        var snippets = Repository.Page("README.md").Snippets.ToDictionary(snippet => snippet.Name);

        snippets["readme-project"].Language.ShouldBe("xml");
        snippets["readme-program"].Language.ShouldBe("csharp");
        snippets["readme-output"].Text.ShouldContain("[telemetry] ");
    }

    [Fact]
    public void OfTheReadmeNameTheVersionThatIsBuilt()
    {
        var version = Repository.Read("Directory.Build.props").Split("<Version>")[1].Split("</Version>")[0];

        Repository.Page("README.md").Snippets.Single(snippet => snippet.Name == "readme-project").Text.ShouldContain($"\"AutomagikTelemetry.Fody\" Version=\"{version}\"");
        Repository.Page("CHANGELOG.md").Text.ShouldContain($"## [{version}]");
    }
}
