namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Builds that have nothing to do.</summary>
public sealed class RepeatedBuildTests(Product product)
{
    [Fact]
    public async Task ABuildWithNothingToDoWeavesNothingHoweverOftenItIsRepeated()
    {
        var consumer = product.Consumer("Shop");
        await consumer.BuildAsync("Debug");
        var woven = consumer.IntermediateAssemblyTime("Debug");

        // The second one used to delete what the third one looked for.
        for (var build = 2; build <= 4; build++)
        {
            await consumer.BuildAsync("Debug", "--no-restore");
            consumer.IntermediateAssemblyTime("Debug").ShouldBe(woven, $"build {build}");
        }
    }
}
