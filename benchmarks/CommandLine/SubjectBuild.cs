using System.Diagnostics;
using System.Xml.Linq;

namespace AutomagikTelemetry.CommandLine;

/// <summary>Packs the product and publishes the subject with it, as a user would: with the native code of the package.</summary>
sealed class SubjectBuild(string repository, string folder)
{
    const string Version = "0.0.0-commandline";

    static string PackageCache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public void Pack()
    {
        foreach (var project in new[] { "Runtime", "MSBuild" })
            Dotnet(repository, "pack", Path.Combine("src", project), "-c", "Release", "-o", Path.Combine(folder, "feed"), "-m:1", $"-p:Version={Version}",
                $"-p:NativeImageRuntimes={System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}", "--artifacts-path", Path.Combine(folder, "artifacts"));

        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder}/packages" /></config>
              <fallbackPackageFolders><clear /><add key="cache" value="{PackageCache}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{folder}/feed" /></packageSources>
            </configuration>
            """);
    }

    /// <returns>The program.</returns>
    public string Publish(string name, params string[] properties)
    {
        var sources = Path.Combine(folder, name, "Subject");
        Directory.CreateDirectory(sources);
        foreach (var file in Directory.GetFiles(Path.Combine(repository, "benchmarks", "CommandLine", "Subject")))
            File.Copy(file, Path.Combine(sources, Path.GetFileName(file)));

        var output = Path.Combine(folder, name, "published");
        Dotnet(sources, ["publish", "-c", "Release", "--use-current-runtime", "--no-self-contained", "-o", output, "-m:1", $"-p:ProductVersion={Version}", $"-p:PeerVersion={PeerVersion()}", .. properties]);
        return Path.Combine(output, OperatingSystem.IsWindows() ? "Subject.exe" : "Subject");
    }

    string PeerVersion() => XDocument.Load(Path.Combine(repository, "Directory.Packages.props")).Descendants("PackageVersion")
        .Single(package => package.Attribute("Include")?.Value == "OpenTelemetry.Exporter.OpenTelemetryProtocol").Attribute("Version")!.Value;

    static void Dotnet(string directory, params string[] arguments)
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
