namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A solution whose woven projects are built at the same time: in several processes, or in several threads of one.</summary>
public sealed class ParallelBuildTests(Product product)
{
    static readonly string[] Projects = ["North", "East", "South", "West"];

    [Theory]
    [InlineData("-m:4")]
    [InlineData("-mt")]
    public async Task EachProjectIsWoven(string parallel)
    {
        var solution = Solution();

        await BuildAsync(solution, parallel);

        Shop.ShouldReportAll(await solution.Program("West", "bin", "Release", "net10.0", "West.dll").ReportAsync());
    }

    [Theory]
    [Trait("Category", "Full")]
    [InlineData("-m:4")]
    [InlineData("-mt")]
    public async Task EachProjectIsWovenEachTime(string parallel)
    {
        var solution = Solution();
        await BuildAsync(solution, parallel);
        var first = Assemblies(solution).Select(assembly => assembly.Bytes).ToList();

        for (var time = 2; time <= 10; time++)
        {
            await BuildAsync(solution, parallel, "--no-restore", "--no-incremental");
            Assemblies(solution).Select(assembly => assembly.Bytes).ShouldBe(first, $"time {time}");
        }
    }

    static IEnumerable<AssemblyImage> Assemblies(Consumer solution) =>
        Projects.Select(project => solution.Assembly(project, "bin", "Release", "net10.0", project + ".dll"));

    static async Task BuildAsync(Consumer solution, params string[] arguments)
    {
        var built = await solution.DotnetAsync("build", ["-c", "Release", .. arguments]);
        built.Output.ShouldContain("0 Warning(s)", customMessage: built.ToString());
        Assemblies(solution).ShouldAllBe(assembly => assembly.HoldsAPlan);
    }

    Consumer Solution()
    {
        var folder = product.Folder("Solution");
        foreach (var project in Projects)
        {
            Repository.CopySources(Repository.PathTo("tests", "Package.Tests", "Consumers", "Shop"), Path.Combine(folder, project));
            File.Move(Path.Combine(folder, project, "Shop.csproj"), Path.Combine(folder, project, project + ".csproj"));
        }

        File.WriteAllText(
            Path.Combine(folder, "All.slnx"),
            $"<Solution>{string.Concat(Projects.Select(project => $"<Project Path=\"{project}/{project}.csproj\" />"))}</Solution>");
        return new Consumer(product, "Shop", folder);
    }
}
