namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>Projects that use the attributes without being woven, found in their own build and in that of a woven project which references them.</summary>
public sealed class LibraryTests(LibraryBuild build) : IClassFixture<LibraryBuild>
{
    [Fact]
    public void AProjectThatGetsThePackageThroughAnotherIsWarnedOfItself() =>
        Of("Middle").ShouldContain(warning => warning.Project == "" || warning.Project == "Middle.csproj");

    [Fact]
    public void AWovenProjectIsWarnedOfWhatItReferences()
    {
        Of("Middle").ShouldContain(warning => warning.Project == "App.csproj");
        Of("Unwoven").ShouldHaveSingleItem().Project.ShouldBe("App.csproj");
    }

    [Fact]
    public void TheWarningNamesProjectAssemblyMemberAndWhatToAdd()
    {
        Of("Unwoven").ShouldHaveSingleItem().ToString().ShouldBe(
            "Unwoven.csproj: warning AMT017: 'Unwoven' uses tracking attributes, on 'Unwoven.Worker.Inner.Work' for one, but is not woven, so they report nothing. "
            + $"Add to its project: <PackageReference Include=\"AutomagikTelemetry.Fody\" Version=\"{Product.Version}\" />.");
        Of("Middle")[0].Message.ShouldStartWith("'Middle' uses tracking attributes, on 'Middle' for one,");
    }

    [Fact]
    public void NobodyIsWarnedOfWhatIsWovenUsesNoneOrIsSwitchedOff() =>
        build.Warnings.Select(warning => warning.File).Distinct().ShouldBe(["Middle.csproj", "Unwoven.csproj"], ignoreOrder: true, build.Result.ToString());

    [Fact]
    public void AWarningThatCountsAsAnErrorKeepsTheNextBuildRed()
    {
        foreach (var failed in build.Strict)
        {
            failed.ExitCode.ShouldBe(1, failed.ToString());
            BuildDiagnostic.In(failed).ShouldHaveSingleItem(failed.ToString()).ToString().ShouldStartWith("Middle.csproj: error AMT017:");
        }
    }

    [Fact]
    public void ANoOpBuildDoesNotRepeatIt() => build.NoOp.Output.ShouldContain("0 Warning(s)", customMessage: build.NoOp.ToString());

    List<BuildDiagnostic> Of(string project) => [.. build.Warnings.Where(warning => warning.File == project + ".csproj")];
}
