namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>When a build weaves again, and when it does not. The builds follow each other, as those of a working day do.</summary>
public sealed class IncrementalTests(Product product)
{
    [Fact]
    public async Task ABuildWeavesAgainWhenAPropertyTheWeaverOrFodyWeaversXmlHasChangedAndNotOtherwise()
    {
        var consumer = product.Consumer("Plain");
        var weaver = await OwnWeaverAsync(consumer);
        var first = await BuildAsync();
        first.HoldsAPlan.ShouldBeTrue();

        var time = consumer.IntermediateAssemblyTime("Debug");
        await BuildAsync();
        File.SetLastWriteTimeUtc(weaver, DateTime.UtcNow);
        await BuildAsync();
        consumer.IntermediateAssemblyTime("Debug").ShouldBe(time, "nothing has changed but a time");

        (await BuildAsync("-p:AutomagikTelemetryWeave=false")).HoldsAPlan.ShouldBeFalse();
        (await BuildAsync()).Bytes.ShouldBe(first.Bytes, "switched off and on again");
        (await BuildAsync("-p:AutomagikTelemetryProjectName=renamed")).Contains("renamed").ShouldBeTrue();

        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "FodyWeavers.xml"), "<Weavers GenerateXsd=\"false\"><AutomagikTelemetry ProjectName=\"from-xml\" /></Weavers>", TestContext.Current.CancellationToken);
        (await BuildAsync()).Contains("from-xml").ShouldBeTrue();

        // Bytes behind the image are nobody's business but the hash's; the time is that of the weaver before.
        time = consumer.IntermediateAssemblyTime("Debug");
        var before = File.GetLastWriteTimeUtc(weaver);
        await File.AppendAllTextAsync(weaver, "another weaver", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(weaver, before);
        await BuildAsync();
        consumer.IntermediateAssemblyTime("Debug").ShouldBeGreaterThan(time, "another weaver");

        async Task<AssemblyImage> BuildAsync(params string[] arguments)
        {
            await consumer.BuildAsync("Debug", [$"-p:AutomagikTelemetryWeaverAssembly={weaver}", .. arguments]);
            return AssemblyImage.Of(consumer, "Plain", "Debug");
        }
    }

    /// <summary>An IDE asks a project for its references long before, and again and again after, it is built.</summary>
    [Fact]
    public async Task ADesignTimeBuildLeavesEverythingAsItIs()
    {
        string[] designTime = ["-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingInsideVisualStudio=true"];
        var consumer = product.Consumer("Plain");

        await consumer.BuildAsync("Debug", designTime);
        Ours().ShouldBeEmpty("before the first build");

        await consumer.BuildAsync("Debug", "--no-restore");
        consumer.IsWoven("Debug").ShouldBeTrue();
        var before = Ours();
        before.Count.ShouldBeGreaterThan(3);
        await consumer.BuildAsync("Debug", [.. designTime, "--no-restore"]);
        Ours().ShouldBe(before, "after it");

        await consumer.BuildAsync("Debug", "--no-restore");
        Ours().ShouldBe(before, "and the next build has nothing to do");

        List<(string File, DateTime Time)> Ours() =>
            [.. Directory.EnumerateFiles(consumer.Folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) is var name && (name is "Plain.dll" or "Plain.pdb" || name.Contains("telemetry", StringComparison.OrdinalIgnoreCase) || name.StartsWith("FodyWeavers", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(file => (file, File.GetLastWriteTimeUtc(file)))];
    }

    /// <summary>A copy of the package's weaver, since other tests use that one at this moment.</summary>
    async Task<string> OwnWeaverAsync(Consumer consumer)
    {
        var own = Path.Combine(consumer.Folder, "..", "weaver", "AutomagikTelemetry.Fody.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        await using var package = await System.IO.Compression.ZipFile.OpenReadAsync(Path.Combine(product.Feed, $"AutomagikTelemetry.Fody.{Product.Version}.nupkg"), TestContext.Current.CancellationToken);
        await using var weaver = await package.GetEntry("weaver/AutomagikTelemetry.Fody.dll")!.OpenAsync(TestContext.Current.CancellationToken);
        await using var copy = File.Create(own);
        await weaver.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return Path.GetFullPath(own);
    }
}
