namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>The builds by which editors learn what a project is made of.</summary>
public sealed class DesignTimeBuildTests(Product product)
{
    static readonly string[] AsAnEditor =
        ["-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingInsideVisualStudio=true", "-p:BuildProjectReferences=false"];

    [Fact]
    public async Task AnEditorsBuildIsToldTheCompilersArgumentsAndLeavesWhatIsWovenAsItIs()
    {
        var consumer = product.Consumer("Shop");

        // Before anything was ever built: an editor opens a project that it has just restored.
        await consumer.DotnetAsync("restore");
        var told = await consumer.DotnetAsync("msbuild", [.. AsAnEditor, "-getItem:CscCommandLineArgs"]);
        told.Output.ShouldContain("AutomagikTelemetry.dll", customMessage: told.ToString());
        Files(consumer).ShouldNotContain(file => file.EndsWith(".dll") || file.Contains("telemetry", StringComparison.OrdinalIgnoreCase));

        await consumer.BuildAsync("Debug", "--no-restore");
        var (woven, plan, files) = (consumer.IntermediateAssemblyTime("Debug"), consumer.Plan("Debug"), Files(consumer));

        await consumer.DotnetAsync("msbuild", AsAnEditor);
        consumer.IntermediateAssemblyTime("Debug").ShouldBe(woven);
        consumer.Plan("Debug").ShouldBe(plan);
        Files(consumer).ShouldBe(files);

        await consumer.BuildAsync("Debug", "--no-restore");
        consumer.IntermediateAssemblyTime("Debug").ShouldBe(woven);
        Shop.ShouldReportAll(await consumer.Program("bin", "Debug", "net10.0", "Shop.dll").ReportAsync());
    }

    [Fact]
    public async Task WhatADesignTimeBuildHasReallyCompiledIsWovenByTheNextBuild()
    {
        var consumer = product.Consumer("Shop");
        await consumer.BuildAsync("Debug");
        File.SetLastWriteTimeUtc(Path.Combine(consumer.Folder, "Orders.cs"), DateTime.UtcNow);

        // No editor does this: it leaves an assembly that is newer than its sources, and not woven.
        await consumer.DotnetAsync("build", "--no-restore", "-t:Compile", "-p:DesignTimeBuild=true");
        consumer.Assembly("obj", "Debug", "net10.0", "Shop.dll").IsWoven.ShouldBeFalse();

        await consumer.BuildAsync("Debug", "--no-restore");
        consumer.Assembly("bin", "Debug", "net10.0", "Shop.dll").IsWoven.ShouldBeTrue();
    }

    static IReadOnlyList<string> Files(Consumer consumer) => [.. Directory.EnumerateFiles(Path.Combine(consumer.Folder, "obj"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
