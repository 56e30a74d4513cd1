using System.Text;

namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>The same sources give the same bytes, and paths stay at home.</summary>
public sealed class PortabilityTests(PortableBuilds builds) : IClassFixture<PortableBuilds>
{
    [Fact]
    public void MappedBuildsInTwoFoldersHaveTheSameBytes()
    {
        builds.Mapped[1].Assembly.Bytes.SequenceEqual(builds.Mapped[0].Assembly.Bytes).ShouldBeTrue();
        Pdb(builds.Mapped[1].Assembly).SequenceEqual(Pdb(builds.Mapped[0].Assembly)).ShouldBeTrue();
    }

    [Fact]
    public void TwoCleanBuildsHaveTheSameBytes()
    {
        builds.Local[1].Assembly.Bytes.SequenceEqual(builds.Local[0].Assembly.Bytes).ShouldBeTrue();
        Pdb(builds.Local[1].Assembly).SequenceEqual(builds.LocalPdb).ShouldBeTrue();
    }

    [Fact]
    public void NothingOfAMappedBuildHoldsAPathOfTheMachine()
    {
        foreach (var (folder, _, assembly) in builds.Mapped)
        {
            foreach (var part in new[] { folder, Path.GetFileName(Path.GetDirectoryName(folder))!, Path.GetTempPath() }.Where(part => part != "plain"))
            {
                assembly.Contains(part).ShouldBeFalse(part);
                Pdb(assembly).AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)).ShouldBe(-1, part);
                new PlanFile(assembly).Text.ShouldNotContain(part);
            }
        }
    }

    [Fact]
    public void TheDebuggerLooksForThePdbWhereTheCompilerSaid()
    {
        builds.Mapped[1].Assembly.PdbPath.ShouldMatch("^/_[0-9]*/Portable/obj/Release/net10.0/Portable.pdb$");
        builds.Local[1].Assembly.PdbPath.ShouldBe(Path.ChangeExtension(builds.Local[1].Assembly.Path, ".pdb"));
    }

    [Fact]
    public void ReportedPathsAreRelativeToTheProjectWhetherMappedOrNot()
    {
        const string method = "Portable.Deep.Er.Commands.Run";
        foreach (var (_, _, assembly) in builds.Mapped.Concat(builds.Local))
            new PlanFile(assembly).Files[method].ShouldBe("Deep/Er/Commands.cs");

        builds.Run.Output.ShouldBe("waited\nnow\n", builds.Run.ToString());
        TelemetryLine.Parse(builds.Run.Error).Where(record => record.Kind == "span").Select(record => record["code.file.path"])
            .ShouldBe(["Deep/Er/Commands.cs", "Deep/Er/Commands.cs"], builds.Run.ToString());
    }

    [Fact]
    public void ABuildTellsPlacesAsTheyAreOnTheMachine()
    {
        foreach (var (folder, result, _) in builds.Mapped.Concat(builds.Local))
            result.Output.ShouldContain(Path.Combine(folder, "Deep", "Er", "Commands.cs") + "(30,67): warning AMT012:", customMessage: result.ToString());
    }

    static byte[] Pdb(AssemblyImage assembly) => File.ReadAllBytes(Path.ChangeExtension(assembly.Path, ".pdb"));
}
