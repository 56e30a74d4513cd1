namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A build server's builds with the PDB in the assembly; with a PDB beside it they are in <see cref="Builds.PortabilityTests"/>.</summary>
public sealed class ReproducibleBuildTests(Product product)
{
    const string BuildServer = """
        <Project>
          <PropertyGroup>
            <ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>
          </PropertyGroup>
          <!-- In a repository the SDK finds it by itself. The compiler then maps this folder to /_/. -->
          <ItemGroup>
            <SourceRoot Include="$(MSBuildThisFileDirectory)" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    [Trait("Category", "Full")]
    public async Task DebugInformationInsideTheAssemblyDoesNotDependOnTheFolder()
    {
        var one = await BuildAsync("one", "-p:DebugType=embedded");
        var other = await BuildAsync("a longer way to the same sources", "-p:DebugType=embedded");

        Built(one).HoldsAPlan.ShouldBeTrue();
        Built(other).Bytes.ShouldBe(Built(one).Bytes);
        Shop.ShouldReportAll(await one.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync());
    }

    static AssemblyImage Built(Consumer consumer) => consumer.Assembly("bin", "Release", "net10.0", "Shop.dll");

    async Task<Consumer> BuildAsync(string folder, params string[] arguments)
    {
        var consumer = product.Consumer("Shop", beneath: folder);
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.props"), BuildServer, TestContext.Current.CancellationToken);
        await consumer.BuildAsync("Release", arguments);
        return consumer;
    }
}
