namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A woven library in an app that knows nothing of telemetry.</summary>
[Collection(PackedLibrary.Collection)]
public sealed class InertLibraryTests(Product product, PackedLibrary library)
{
    [Theory]
    [InlineData(PackedLibrary.MultiTargeted)]
    [InlineData(PackedLibrary.NetStandardOnly)]
    public async Task ItStartsNoThreadWritesNoFileAndPrintsNothing(string version)
    {
        var app = await library.BuildAppAsync(version);

        var (inert, home) = await RunAsync(app);
        inert.ExitCode.ShouldBe(0, inert.ToString());
        inert.Error.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(home).ShouldBeEmpty();
        Threads(inert).ShouldNotBeEmpty();

        // The same app with somebody who listens has a thread more: this is what would have been seen.
        var (heard, _) = await RunAsync(app, ("AUTOMAGIK_TELEMETRY_ENDPOINT", "console:"));
        Threads(heard).Except(Threads(inert)).ShouldContain(thread => thread.Contains("AutomagikTelem", StringComparison.Ordinal), customMessage: heard.ToString());
        Threads(inert).ShouldNotContain(thread => thread.Contains("Automagik", StringComparison.Ordinal));
    }

    /// <summary>Runs the app in a home of its own.</summary>
    async Task<(ProcessResult Run, string Home)> RunAsync(Program app, params (string Name, string Value)[] environment)
    {
        var home = product.Folder("home");
        return (await app.RunAsync([], [("HOME", home), .. environment]), home);
    }

    static IEnumerable<string> Threads(ProcessResult run) => run.Output.Split('\n').Where(line => line.StartsWith("thread ", StringComparison.Ordinal));
}
