namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A build server's builds: the same sources give the same bytes, whatever folder they are in.</summary>
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
    public async Task AssemblyAndDebugInformationDoNotDependOnTheFolderAndDoNotNameIt()
    {
        var one = await BuildAsync("one", []);
        var other = await BuildAsync("a longer way to the same sources", []);

        var (woven, again) = (Built(one), Built(other));
        woven.IsWoven.ShouldBeTrue();
        again.Bytes.ShouldBe(woven.Bytes);
        again.DebugInformation.ShouldBe(woven.DebugInformation);
        woven.DebugInformationPath.ShouldBe("/_/obj/Release/net10.0/Shop.pdb");
        woven.Mentions(one.Folder).ShouldBeFalse();

        var run = await one.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync();
        Shop.ShouldReportAll(run);
        run.Error.ShouldContain("at Shop.Orders.Cancel(Int32 orderId) in /_/Orders.cs:line 24");
        TelemetryLine.Parse(run.Error).Single(record => record.Name == "place_order")["code.file.path"].ShouldBe("Orders.cs");
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task DebugInformationInsideTheAssemblyDoesNotDependOnTheFolderEither()
    {
        var one = await BuildAsync("one", "-p:DebugType=embedded");
        var other = await BuildAsync("a longer way to the same sources", "-p:DebugType=embedded");

        Built(one).IsWoven.ShouldBeTrue();
        Built(other).Bytes.ShouldBe(Built(one).Bytes);
        Shop.ShouldReportAll(await one.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync());
    }

    static AssemblyFile Built(Consumer consumer) => consumer.Assembly("bin", "Release", "net10.0", "Shop.dll");

    async Task<Consumer> BuildAsync(string folder, params string[] arguments)
    {
        var consumer = product.Consumer("Shop", beneath: folder);
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.props"), BuildServer, TestContext.Current.CancellationToken);
        await consumer.BuildAsync("Release", arguments);
        return consumer;
    }
}
