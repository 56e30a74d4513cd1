namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>One project, built in folders of different and difficult names: as on a build server, and as on a developer's machine.</summary>
public sealed class PortableBuilds(Product product) : IAsyncLifetime
{
    /// <summary>Built with mapped paths, in two places.</summary>
    internal IReadOnlyList<(string Folder, ProcessResult Result, AssemblyImage Assembly)> Mapped { get; private set; } = [];

    /// <summary>Built twice in one place, as it is.</summary>
    internal IReadOnlyList<(string Folder, ProcessResult Result, AssemblyImage Assembly)> Local { get; private set; } = [];

    /// <summary>The PDB of the first of these, which the second has replaced.</summary>
    internal byte[] LocalPdb { get; private set; } = [];

    /// <summary>What the program from the second place has printed.</summary>
    internal ProcessResult Run { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // The SDK itself does not map paths with an apostrophe, a comma or an equals sign.
        var (plain, difficult, local) = (Place("plain"), Place("Größe & mehr 日本 (100%) a+b"), Place("it's, here = local"));
        Mapped = [await BuildAsync(plain, "-p:CI=true"), await BuildAsync(difficult, "-p:CI=true")];
        Run = await difficult.Keep("Release", "run").RunAsync([]);
        var first = await BuildAsync(local);
        LocalPdb = await File.ReadAllBytesAsync(Path.ChangeExtension(first.Assembly.Path, ".pdb"));
        local.Clean();
        Local = [first, await BuildAsync(local)];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    Consumer Place(string name)
    {
        var folder = Path.Combine(product.Consumer("Portable").Folder, "..", name, "Portable");
        Repository.CopySources(Repository.PathTo("tests", "Package.Tests", "Consumers", "Portable"), folder);
        return new Consumer(product, "Portable", Path.GetFullPath(folder));
    }

    static async Task<(string Folder, ProcessResult Result, AssemblyImage Assembly)> BuildAsync(Consumer consumer, params string[] arguments)
    {
        var result = await consumer.TryBuildAsync("Release", arguments);
        result.ExitCode.ShouldBe(0, result.ToString());
        return (consumer.Folder, result, AssemblyImage.Of(consumer, "Portable", "Release"));
    }
}
