namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A build that calls itself a design-time build, and compiles all the same.</summary>
public sealed class DesignTimeBuildTests(Product product)
{
    [Fact]
    public async Task WhatADesignTimeBuildHasReallyCompiledIsWovenByTheNextBuild()
    {
        var consumer = product.Consumer("Shop");
        await consumer.BuildAsync("Debug");
        File.SetLastWriteTimeUtc(Path.Combine(consumer.Folder, "Orders.cs"), DateTime.UtcNow);

        // No editor does this: it leaves an assembly that is newer than its sources, and not woven.
        await consumer.DotnetAsync("build", "--no-restore", "-t:Compile", "-p:DesignTimeBuild=true");
        consumer.Assembly("obj", "Debug", "net10.0", "Shop.dll").HoldsAPlan.ShouldBeFalse();

        await consumer.BuildAsync("Debug", "--no-restore");
        consumer.Assembly("bin", "Debug", "net10.0", "Shop.dll").HoldsAPlan.ShouldBeTrue();
    }
}
