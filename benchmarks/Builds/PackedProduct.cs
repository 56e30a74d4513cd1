using System.Diagnostics;

namespace AutomagikTelemetry.Benchmarks.Builds;

/// <summary>The product, packed from the sources, for projects beneath a folder that use it as a user would.</summary>
sealed class PackedProduct(string folder)
{
    internal const string Version = "0.0.0-benchmark";

    /// <summary>The root of the repository that this was built in.</summary>
    internal static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "AutomagikTelemetry.Weaving.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("This runs in its repository only.");
            return folder.FullName;
        }
    }

    internal string Folder => folder;

    static string PackageCache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Packs it. What else the projects need comes from this machine's packages.</summary>
    /// <param name="nativeImages">The runtime identifier that the package has native code for; empty for none.</param>
    internal void Pack(string nativeImages)
    {
        foreach (var project in new[] { "Runtime", "MSBuild" })
            Dotnet(Repository, "pack", Path.Combine("src", project), "-c", "Release", "-o", Path.Combine(folder, "feed"), "-m:1", $"-p:Version={Version}",
                $"-p:NativeImageRuntimes={nativeImages}", "--artifacts-path", Path.Combine(folder, "artifacts"));

        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder}/packages" /></config>
              <fallbackPackageFolders><clear /><add key="cache" value="{PackageCache}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="packed" value="{folder}/feed" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Runs a command to its end, with nothing left of it afterwards that a next one could profit by.</summary>
    internal static void Dotnet(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
