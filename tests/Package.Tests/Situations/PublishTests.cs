namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>What <c>dotnet publish</c> makes of a woven program.</summary>
public sealed class PublishTests(Product product)
{
    [Fact]
    public async Task ATrimmedProgramRunsAndReportsAndItsTrimmingWarnsOfNothing()
    {
        var folder = await PublishAsync("--self-contained", "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false");

        // Only what is used has been left.
        File.Exists(Path.Combine(folder, "System.Private.Xml.dll")).ShouldBeFalse();
        File.Exists(Path.Combine(folder, "System.Console.dll")).ShouldBeTrue();
        Shop.ShouldReportAll(await Published(folder).ReportAsync());
    }

    [Fact]
    public async Task ASingleFileProgramRunsAndReports()
    {
        var folder = await PublishAsync("--no-self-contained", "-p:PublishSingleFile=true");

        Directory.GetFiles(folder, "*.dll").ShouldBeEmpty();
        Shop.ShouldReportAll(await Published(folder).ReportAsync());
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task ATrimmedSingleFileProgramRunsAndReportsOrIsSilentWithoutAnEndpoint()
    {
        var folder = await PublishAsync("--self-contained", "-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "-p:EnableCompressionInSingleFile=true");

        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["Shop", "Shop.pdb"], ignoreOrder: true);
        Shop.ShouldReportAll(await Published(folder).ReportAsync());
        Shop.ShouldBeSilent(await Published(folder).RunAsync([]));
    }

    /// <summary>NativeAOT: the linker is clang's, as the SDK wants it, or gcc's.</summary>
    [Fact]
    [Trait("Category", "Full")]
    public async Task AProgramThatIsCompiledAheadOfTimeRunsAndReportsAndItsCompilationWarnsOfNothing()
    {
        string[] linker = HasCommand("clang") ? [] : ["-p:CppCompilerAndLinker=gcc", "-p:LinkerFlavor=bfd"];
        Assert.SkipUnless(linker.Length == 0 || HasCommand("gcc"), "Neither clang nor gcc is here, one of which links.");
        var folder = await PublishAsync(["-p:PublishAot=true", "-p:TrimmerSingleWarn=false", "-p:TreatWarningsAsErrors=true", .. linker]);

        Directory.GetFiles(folder, "*.dll").ShouldBeEmpty();
        Shop.ShouldReportAll(await Published(folder).ReportAsync());
        Shop.ShouldBeSilent(await Published(folder).RunAsync([]));
    }

    static bool HasCommand(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    Program Published(string folder) => new(product, Path.Combine(folder, "Shop"));

    async Task<string> PublishAsync(params string[] arguments)
    {
        var consumer = product.Consumer("Shop");
        var folder = Path.Combine(consumer.Folder, "published");
        await consumer.DotnetAsync("publish", ["-c", "Release", "--use-current-runtime", "-o", folder, "-m:1", .. arguments]);
        return folder;
    }
}
