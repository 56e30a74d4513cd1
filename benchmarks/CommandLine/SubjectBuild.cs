using System.Xml.Linq;
using AutomagikTelemetry.Benchmarks.Builds;

namespace AutomagikTelemetry.CommandLine;

/// <summary>Publishes the subject with the packed product, as a user would: with the native code of the package.</summary>
sealed class SubjectBuild(PackedProduct product)
{
    /// <returns>The program.</returns>
    public string Publish(string name, params string[] properties)
    {
        var sources = Path.Combine(product.Folder, name, "Subject");
        Directory.CreateDirectory(sources);
        foreach (var file in Directory.GetFiles(Path.Combine(PackedProduct.Repository, "benchmarks", "CommandLine", "Subject")))
            File.Copy(file, Path.Combine(sources, Path.GetFileName(file)));

        var output = Path.Combine(product.Folder, name, "published");
        PackedProduct.Dotnet(sources, ["publish", "-c", "Release", "--use-current-runtime", "--no-self-contained", "-o", output, "-m:1", $"-p:ProductVersion={PackedProduct.Version}", $"-p:PeerVersion={PeerVersion()}", .. properties]);
        return Path.Combine(output, OperatingSystem.IsWindows() ? "Subject.exe" : "Subject");
    }

    static string PeerVersion() => XDocument.Load(Path.Combine(PackedProduct.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
        .Single(package => package.Attribute("Include")?.Value == "OpenTelemetry.Exporter.OpenTelemetryProtocol").Attribute("Version")!.Value;
}
