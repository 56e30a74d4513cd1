namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A packed library and its app, built with different versions of the product.</summary>
[Collection(PackedLibrary.Collection)]
public sealed class LibraryVersionTests(Product product, PackedLibrary library)
{
    const string Newer = "0.0.1-test";
    const string WithNewer = "2.0.0-test";

    static readonly string[] Expected = ["greet", "work", "count", "halve"];

    [Fact]
    public async Task AnAppMayBeNewerThanItsLibraryAndOneThatIsOlderIsRefusedByTheRestore()
    {
        await product.PackAsync(Newer, "Runtime", "MSBuild");

        // Both report, through the newer runtime.
        var app = await library.BuildAppAsync(PackedLibrary.MultiTargeted, "net10.0", $"-p:AppVersion={Newer}");
        app.Beside("AutomagikTelemetry.dll").Version.ShouldBe(new Version(0, 0, 1, 0));
        var run = await app.ReportAsync();
        TelemetryLine.Parse(run.Error).Where(record => record.Kind == "span").Select(span => span.Name).ShouldBe(Expected, customMessage: run.ToString());

        // NuGet's own error: the library could call what an older runtime does not have.
        await library.PackAsync(WithNewer, $"-p:TestedVersion={Newer}");
        var (refused, _) = await library.TryBuildAppAsync(WithNewer, "net10.0", $"-p:AppVersion={Product.Version}");
        refused.ExitCode.ShouldBe(1, refused.ToString());
        refused.Output.ShouldContain("error NU1605: Warning As Error: Detected package downgrade: AutomagikTelemetry.Fody from 0.0.1-test to 0.0.0-test", customMessage: refused.ToString());

        // Without a reference of its own the app gets what the library was built with.
        app = await library.BuildAppAsync(WithNewer);
        app.Beside("AutomagikTelemetry.dll").Version.ShouldBe(new Version(0, 0, 1, 0));
    }
}
