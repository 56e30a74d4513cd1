using System.IO.Compression;
using System.Text;

namespace AutomagikTelemetry.Package.Tests;

/// <summary>What is in the packages themselves.</summary>
public sealed class PackagesTests(Product product)
{
    /// <summary>Compilers that read debug information would look there for it, and whoever packs elsewhere would get other bytes.</summary>
    [Fact]
    public void TheirAssembliesNameNoFolderOfTheMachineThatPackedThem()
    {
        var folders = new[] { Repository.Root, Path.GetDirectoryName(product.Feed)! };
        var assemblies = Directory.GetFiles(product.Feed, "*.nupkg").SelectMany(Assemblies).ToList();

        assemblies.Select(assembly => Path.GetFileName(assembly.Name)).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["AutomagikTelemetry.AspNetCore.dll", "AutomagikTelemetry.Fody.dll", "AutomagikTelemetry.MSBuild.dll", "AutomagikTelemetry.dll"]);
        assemblies.Where(assembly => Array.Exists(folders, folder => Names(assembly.Bytes, folder))).Select(assembly => assembly.Name).ShouldBeEmpty();
    }

    static List<(string Name, byte[] Bytes)> Assemblies(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Where(entry => Path.GetExtension(entry.Name) == ".dll").Select(entry => (entry.FullName, Read(entry)))];
    }

    static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    static bool Names(byte[] bytes, string folder) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(folder)) >= 0;
}
