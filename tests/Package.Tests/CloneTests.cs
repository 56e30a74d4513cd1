namespace AutomagikTelemetry.Package.Tests;

/// <summary>What the README promises about a fresh clone. Needs the network and minutes, so only the full run has it.</summary>
[Trait("Category", "Full")]
public sealed class CloneTests(Product product)
{
    [Fact]
    public async Task OneCommandBuildsWeavesAndRunsTheSampleFromAnEmptyPackageFolder()
    {
        var clone = product.Clone();
        var packages = Path.Combine(clone, "..", "packages");
        var before = Repository.Sources(clone).ToList();

        var ran = await product.DotnetAsync(
            clone,
            ["run", "--project", "sample-apps/Hive.Cli", "--", "spawn", "--name", "scout", "--model", "gpt-4"],
            ("NUGET_PACKAGES", packages));

        ran.ExitCode.ShouldBe(0, ran.ToString());
        ran.Output.ShouldBe("Spawned scout-1 with gpt-4.\n");
        TelemetryLine.Parse(ran.Error).Select(record => record.Name)
            .ShouldBe(["command.executed", "agent.spawned", "spawn_agent", "command.succeeded", "spawn", "command.duration_ms", "agents.active"], ignoreOrder: true, ran.ToString());
        Directory.Exists(Path.Combine(packages, "fody")).ShouldBeTrue("restored to the folder that was empty");
        Repository.Sources(clone).ShouldBe(before, "the build leaves nothing beside the sources");
    }

    [Fact]
    public async Task PackingTheSolutionMakesJustTheThreePackages()
    {
        var clone = product.Clone();

        var packed = await product.DotnetAsync(clone, ["pack", "-c", "Release", "-o", "../out", "-tl:off"], ("NUGET_PACKAGES", Product.PackageCache));

        packed.ExitCode.ShouldBe(0, packed.ToString());
        packed.Output.ShouldNotContain("warning", customMessage: packed.ToString());
        Directory.GetFiles(Path.Combine(clone, "..", "out")).Select(file => Path.GetFileName(file)[..^".0.1.0.nupkg".Length])
            .ShouldBe(["AutomagikTelemetry", "AutomagikTelemetry.AspNetCore", "AutomagikTelemetry.Fody"], ignoreOrder: true);
    }
}
