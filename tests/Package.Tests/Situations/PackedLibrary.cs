namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>A woven library, packed, and apps that get it from its package.</summary>
[CollectionDefinition(Collection)]
public sealed class PackedLibrary(Product product) : IAsyncLifetime, ICollectionFixture<PackedLibrary>
{
    internal const string Collection = "a packed library";

    /// <summary>The library with a target for each framework.</summary>
    internal const string MultiTargeted = "1.0.0-test";

    /// <summary>The library with netstandard2.0 alone.</summary>
    internal const string NetStandardOnly = "0.9.0-test";

    readonly Consumer _library = product.Consumer("Library");

    // The tests of a collection run one after the other.
    readonly Dictionary<string, Program> _apps = [];

    string Feed => Path.Combine(_library.Folder, "feed");

    internal AssemblyImage Library(string target) => _library.Assembly("Greetings", "bin", "Release", target, "Greetings.dll");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await PackAsync(NetStandardOnly, "-p:Portable=true");
        await PackAsync(MultiTargeted);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task PackAsync(string version, params string[] arguments) =>
        await _library.DotnetAsync("pack", ["Greetings", "-c", "Release", "-o", Feed, "-m:1", $"-p:Version={version}", .. arguments]);

    /// <summary>Builds an app with this version of the library; each is built once for all tests.</summary>
    internal async Task<Program> BuildAppAsync(string libraryVersion, string target = "net10.0", params string[] arguments)
    {
        var key = string.Join(' ', [libraryVersion, target, .. arguments]);
        if (!_apps.TryGetValue(key, out var app))
        {
            (var built, app) = await TryBuildAppAsync(libraryVersion, target, arguments);
            built.ExitCode.ShouldBe(0, built.ToString());
            _apps.Add(key, app);
        }

        return app;
    }

    internal async Task<(ProcessResult Built, Program App)> TryBuildAppAsync(string libraryVersion, string target = "net10.0", params string[] arguments)
    {
        var app = product.Consumer(Path.Combine("Library", "App"));
        var built = await app.TryDotnetAsync(
            "build",
            ["-c", "Release", "-m:1", $"-p:AppTarget={target}", $"-p:GreetingsVersion={libraryVersion}", $"-p:RestoreAdditionalProjectSources={Feed}", .. arguments]);
        return (built, app.Program("bin", "Release", target, "App.dll"));
    }
}
