using System.Xml.Linq;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>The sources that these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The version that <c>Directory.Packages.props</c> pins for a package, as an argument that gives consumers the property <c>NAMEVersion</c> (without the name's dots).</summary>
    public static string Pinned(string package)
    {
        var version = XDocument.Load(PathTo("Directory.Packages.props")).Descendants("PackageVersion").Single(item => item.Attribute("Include")?.Value == package).Attribute("Version")!.Value;
        return $"-p:{package.Replace(".", "")}Version={version}";
    }

    /// <summary>Copies a project's sources, without what a build has left there.</summary>
    public static void CopySources(string from, string to)
    {
        foreach (var file in Sources(from))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file), target, overwrite: true);
        }
    }

    /// <summary>The files, relative to the folder, outside the folders that builds write to.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(folder, file)
        where !relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".git")
        orderby relative
        select relative;

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AutomagikTelemetry.Weaving.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository that they pack.");
    }
}
