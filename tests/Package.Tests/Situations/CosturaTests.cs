namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Costura.Fody, which puts the program's libraries, our runtime too, into the program.</summary>
public sealed class CosturaTests(Product product)
{
    [Theory]
    [InlineData(null)]
    [InlineData("<Costura /><AutomagikTelemetry />")]
    [InlineData("<AutomagikTelemetry /><Costura />")]
    public async Task AProgramThatCarriesTheRuntimeInsideReports(string? weavers)
    {
        var consumer = product.Consumer("Shop");
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.targets"), """
            <Project>
              <ItemGroup>
                <PackageReference Include="Costura.Fody" Version="$(CosturaFodyVersion)" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        if (weavers is not null)
            await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "FodyWeavers.xml"), $"<Weavers GenerateXsd=\"false\">{weavers}</Weavers>", TestContext.Current.CancellationToken);

        await consumer.BuildAsync("Release", Repository.Pinned("Costura.Fody"));

        var output = Path.Combine(consumer.Folder, "bin", "Release", "net10.0");
        Directory.GetFiles(output, "*.dll").Select(Path.GetFileName).ShouldBe(["Shop.dll"]);
        Shop.ShouldReportAll(await consumer.Program(output, "Shop.dll").ReportAsync());
    }
}
