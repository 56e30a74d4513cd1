using Shouldly.Configuration;

namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>What a build says of a project in which each member is wrong in its own way.</summary>
public sealed class InvalidProjectTests(InvalidBuild build) : IClassFixture<InvalidBuild>
{
    [Fact]
    public void ItsDiagnosticsAreTheApprovedOnes()
    {
        build.Result.ExitCode.ShouldBe(1, build.Result.ToString());

        var diagnostics = BuildDiagnostic.In(build.Result).Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal);

        string.Join('\n', diagnostics).ShouldMatchApproved(approved => approved
            .WithFilenameGenerator((_, _, type, extension) => $"Invalid.{type}.{extension}")
            .WithStringCompareOptions(StringCompareShould.IgnoreLineEndings)
            .NoDiff());
    }

    [Fact]
    public void EachLinksToItsPageInThePackage()
    {
        build.HelpLinks.Count.ShouldBe(BuildDiagnostic.In(build.Result).Count);
        foreach (var (code, link) in build.HelpLinks)
            File.ReadLines(new Uri(link).LocalPath).First().ShouldStartWith($"# {code}: ");
    }

    [Fact]
    public void NoAssemblyIsLeft() =>
        Directory.EnumerateFiles(build.Folder, "AutomagikTelemetry.Corpus.Invalid.dll", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}ref", StringComparison.Ordinal)).ShouldBeEmpty();
}
