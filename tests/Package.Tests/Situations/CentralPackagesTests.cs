namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A repository with central package management and one output folder for all, whose projects say nothing of the package.</summary>
public sealed class CentralPackagesTests(Product product)
{
    static readonly Dictionary<string, string> Files = new()
    {
        ["Directory.Packages.props"] = """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="AutomagikTelemetry.Fody" Version="$(TestedVersion)" />
              </ItemGroup>
            </Project>
            """,
        ["Directory.Build.props"] = """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <UseArtifactsOutput>true</UseArtifactsOutput>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutomagikTelemetry.Fody" />
              </ItemGroup>
            </Project>
            """,
        ["App/App.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """,
        ["App/Program.cs"] = """
            Commands.Run();

            static class Commands
            {
                [AutomagikTelemetry.TrackCommand]
                public static void Run() => Library.Work.Do(3);
            }
            """,
        ["Library/Library.csproj"] = """<Project Sdk="Microsoft.NET.Sdk" />""",
        ["Library/Work.cs"] = """
            using AutomagikTelemetry;

            namespace Library;

            public static class Work
            {
                [TrackTask]
                public static int Do([Tag] int taskId) => taskId;
            }
            """,
    };

    [Fact]
    public async Task OneReferenceForAllProjectsWeavesEachOfThem()
    {
        var root = product.Folder("Central");
        foreach (var (file, text) in Files)
        {
            Directory.CreateDirectory(Path.Combine(root, Path.GetDirectoryName(file)!));
            await File.WriteAllTextAsync(Path.Combine(root, file), text, TestContext.Current.CancellationToken);
        }

        await new Consumer(product, "App", Path.Combine(root, "App")).BuildAsync("Release");
        var run = await new Program(product, Path.Combine(root, "artifacts", "bin", "App", "release", "App.dll")).ReportAsync();

        run.ExitCode.ShouldBe(0, run.ToString());
        TelemetryLine.Parse(run.Error).Where(record => record.Kind == "span").Select(span => span.Name).ShouldBe(["do", "run"], customMessage: run.ToString());
        Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Where(file => !file.StartsWith("artifacts", StringComparison.Ordinal))
            .ShouldBe(Files.Keys, ignoreOrder: true);
    }
}
