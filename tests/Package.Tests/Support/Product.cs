using System.Globalization;
using System.Runtime.InteropServices;
using AutomagikTelemetry.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(Product))]

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>The product, packed once for all tests, and a place outside the solution where consumers are built with it.</summary>
public sealed class Product : IAsyncLifetime
{
    internal const string Version = "0.0.0-test";

    static readonly (string Name, string Value)[] Quiet =
        [("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("MSBUILDDISABLENODEREUSE", "1")];

    static readonly string[] PackedProjects = ["Runtime", "MSBuild", "AspNetCore"];

    readonly string _root = Directory.CreateTempSubdirectory("automagik-package-tests-").FullName;
    int _folders;

    internal string Feed => Path.Combine(_root, "feed");

    internal ChildProcess Children => new(Home);

    string Consumers => Path.Combine(_root, "consumers");

    internal string Home => Path.Combine(_root, "home");

    /// <summary>Where this machine keeps restored packages: they serve as a read-only source, so that the tests need no network and leave nothing behind.</summary>
    internal static string PackageCache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Consumers);
        await PackAsync(Version, PackedProjects);

        await File.WriteAllTextAsync(Path.Combine(Consumers, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_root}/packages" /></config>
              <fallbackPackageFolders><clear /><add key="cache" value="{PackageCache}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
            </configuration>
            """);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs parts of the product as this version.</summary>
    internal async Task PackAsync(string version, params string[] projects)
    {
        foreach (var project in projects)
        {
            // Native code for this machine alone, as the others need packages that a machine without network may not have. Artifacts apart from the solution's own: it may be building or running its tests at this moment.
            var packed = await DotnetAsync(
                Repository.Root,
                ["pack", Repository.PathTo("src", project), "-c", "Release", "-o", Feed, "-m:1", $"-p:Version={version}", $"-p:NativeImageRuntimes={RuntimeInformation.RuntimeIdentifier}", "--artifacts-path", Path.Combine(_root, "artifacts", version)],
                ("NUGET_PACKAGES", PackageCache));
            packed.ExitCode.ShouldBe(0, packed.ToString());
        }
    }

    /// <summary>A new folder outside the repository, for what a test writes there.</summary>
    internal string Folder(string name) => NewFolder(Consumers, name);

    /// <summary>Copies a consumer project, and sources from elsewhere in the repository, to a folder of its own, or to one beneath it.</summary>
    internal Consumer Consumer(string name, string? sources = null, string beneath = "")
    {
        var folder = NewFolder(Consumers, Path.Combine(beneath, name));
        if (sources is not null)
            Repository.CopySources(sources, folder);
        Repository.CopySources(Repository.PathTo("tests", "Package.Tests", "Consumers", name), folder);
        return new Consumer(this, name, folder);
    }

    /// <summary>Writes a consumer's files, by their names, to a folder of its own.</summary>
    internal Consumer Consumer(string name, IReadOnlyDictionary<string, string> files)
    {
        var folder = NewFolder(Consumers, name);
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(folder, file), text);
        return new Consumer(this, name, folder);
    }

    /// <summary>Copies the repository's sources, as a clone has them, to where nothing of this machine's packages is known.</summary>
    internal string Clone()
    {
        var clone = NewFolder(Path.Combine(_root, "clones"), "clone");
        Repository.CopySources(Repository.Root, clone);
        return clone;
    }

    internal Task<ProcessResult> DotnetAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Children.RunAsync("dotnet", arguments, folder, [.. Quiet, .. environment]);

    /// <summary>Starts a command that does not end by itself.</summary>
    internal RunningProcess StartDotnet(string folder, IEnumerable<string> arguments) => new(Children.HowToStart("dotnet", arguments, folder, Quiet));

    /// <summary>A new folder with this name, alone in another.</summary>
    string NewFolder(string parent, string name)
    {
        var number = Interlocked.Increment(ref _folders).ToString(CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(Path.Combine(parent, number, name)).FullName;
    }
}
