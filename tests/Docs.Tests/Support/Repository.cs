namespace AutomagikTelemetry.Docs.Tests.Support;

/// <summary>The files that the documentation is and that it speaks of.</summary>
static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static IReadOnlyList<Page> Pages { get; } = [.. Files("*.md").Select(file => new Page(file))];

    internal static Page Page(string path) => Pages.Single(page => page.Path == path);

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    internal static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>The text of all files of a folder that match the pattern, one after the other.</summary>
    internal static string ReadAll(string folder, string pattern) =>
        string.Concat(Files(pattern).Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal)).Select(Read));

    /// <summary>Paths relative to the root with slashes, without what a build has left.</summary>
    static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "TestResults" or "BenchmarkDotNet.Artifacts" or ".git"))
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AutomagikTelemetry.Weaving.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository whose documentation they read.");
    }
}
