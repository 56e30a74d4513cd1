using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

public class Links
{
    [Fact]
    public void LeadToFilesAndHeadingsThatExist()
    {
        var links = Repository.Pages.SelectMany(page => page.RelativeLinks.Select(target => (page, target))).ToList();

        links.Count.ShouldBeGreaterThan(50);
        links.Where(link => !Resolves(link.page, link.target)).ShouldBeEmpty();
    }

    [Fact]
    public void InTheReadmeReachEveryGuide()
    {
        var guides = Repository.Pages.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path.Count(c => c == '/') == 1);

        guides.Except(Repository.Page("README.md").RelativeLinks.Select(target => target.Split('#')[0])).ShouldBeEmpty();
    }

    [Fact]
    public void OfTheDecisionsReachEachOfThem()
    {
        var decisions = Repository.Pages.Select(page => page.Path).Where(path => path.StartsWith("docs/decisions/0", StringComparison.Ordinal)).Select(Path.GetFileName);

        Repository.Page("docs/decisions/README.md").RelativeLinks.ShouldBe(decisions!, ignoreOrder: true);
    }

    static bool Resolves(Page page, string target)
    {
        var parts = target.Split('#');
        var path = parts[0].Length == 0
            ? page.Path
            : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, parts[0])).Replace('\\', '/');
        return Repository.Has(path) && (parts.Length == 1 || Repository.Page(path).Anchors.Contains(parts[1]));
    }
}
