namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>AspectInjector on the methods that are tracked.</summary>
public sealed class AspectInjectorTests(Product product)
{
    static readonly string[] Expected =
        ["command.executed", "command.succeeded", "bake", "workflow.started", "workflow.completed", "deliver"];

    [Fact]
    public async Task AspectsSurroundWhatIsWoven()
    {
        var consumer = product.Consumer("Aspects");

        await BuildAndExpectAsync(consumer, "Bake in no span\na plum cake\nDeliverAsync in no span\ndelivered 3\n");
        await BuildAgainAsync(consumer);
    }

    [Fact]
    public async Task WeavingSurroundsAspectsWhereFodyIsToldToRunAfterThem()
    {
        var consumer = product.Consumer("Aspects");
        await File.WriteAllTextAsync(Path.Combine(consumer.Folder, "Directory.Build.props"), Snippets.In(Repository.PathTo("docs", "build.md"))["build-aspects"], TestContext.Current.CancellationToken);

        await BuildAndExpectAsync(consumer, "Bake in bake\na plum cake\nDeliverAsync in deliver\ndelivered 3\n");
        await BuildAgainAsync(consumer);
    }

    static async Task BuildAndExpectAsync(Consumer consumer, string output)
    {
        await consumer.BuildAsync("Release", Repository.Pinned("AspectInjector"));

        var run = await consumer.Program("bin", "Release", "net10.0", "Aspects.dll").ReportAsync();
        run.Output.ShouldBe(output, customMessage: run.ToString());
        TelemetryLine.Parse(run.Error).Where(record => record.Kind != "metric").Select(record => record.Name).ShouldBe(Expected, customMessage: run.ToString());
    }

    static async Task BuildAgainAsync(Consumer consumer)
    {
        var (woven, plan) = (consumer.IntermediateAssembly("Release"), consumer.Plan("Release"));

        // Twice: what the first one cleans away, the second one would miss.
        for (var build = 0; build < 2; build++)
            await consumer.BuildAsync("Release", "--no-restore", Repository.Pinned("AspectInjector"));

        consumer.IntermediateAssembly("Release").ShouldBe(woven);
        consumer.Plan("Release").ShouldBe(plan);
    }
}
