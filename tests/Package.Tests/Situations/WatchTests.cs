namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary><c>dotnet watch</c> on a woven program whose source is changed while it runs.</summary>
public sealed class WatchTests(Product product)
{
    static readonly string[] Reported = ["greet", "greet"];

    [Fact]
    public async Task AHotReloadedMethodRunsItsNewCodeAndIsNotTrackedUntilTheProgramIsBuiltAgain()
    {
        var consumer = product.Consumer("Watched");
        await using (var watch = Watch(consumer))
        {
            SpansIn(await watch.ReadUntilAsync("ready")).ShouldBe(Reported);
            await watch.ReadUntilAsync("Waiting for changes");

            Change(consumer);
            var lines = await watch.ReadUntilAsync("ready");
            lines.ShouldContain("second");
            lines.ShouldContain("second later");
            SpansIn(lines).ShouldBeEmpty();
        }

        await using var restarted = Watch(consumer);
        var again = await restarted.ReadUntilAsync("ready");
        again.ShouldContain("second later");
        SpansIn(again).ShouldBe(Reported);
    }

    [Fact]
    public async Task WithoutHotReloadEachChangeIsBuiltAndWovenAgain()
    {
        var consumer = product.Consumer("Watched");
        await using var watch = Watch(consumer, "--no-hot-reload");
        SpansIn(await watch.ReadUntilAsync("ready")).ShouldBe(Reported);

        Change(consumer);
        var lines = await watch.ReadUntilAsync("ready");
        lines.ShouldContain("second");
        lines.ShouldContain("second later");
        SpansIn(lines).ShouldBe(Reported);
    }

    RunningProcess Watch(Consumer consumer, params string[] arguments) =>
        product.StartDotnet(consumer.Folder, ["watch", "--non-interactive", .. arguments, "--property", $"TestedVersion={Product.Version}"]);

    static void Change(Consumer consumer)
    {
        var file = Path.Combine(consumer.Folder, "Program.cs");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"first", "\"second", StringComparison.Ordinal));
    }

    static IEnumerable<string> SpansIn(IEnumerable<string> lines) =>
        TelemetryLine.Parse(string.Join('\n', lines)).Where(record => record.Kind == "span").Select(record => record.Name);
}
