using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Docs.Tests.Support;

/// <summary>The tests that the repository has, as the documentation names them: by class and method. A class's file has its name.</summary>
static partial class TestNames
{
    /// <summary>Those in the cells of a table, in backticks.</summary>
    internal static List<string> NamedIn(string table) => [.. Cell().Matches(table).Select(match => match.Groups[1].Value)];

    /// <summary>Those of a folder and of what is in it, and whether only the full run has them.</summary>
    internal static Dictionary<string, bool> In(string folder) => (
        from file in Sources(folder)
        from Match test in Test().Matches(File.ReadAllText(file))
        select ($"{Path.GetFileNameWithoutExtension(file)}.{test.Groups[2].Value}", test.Groups[1].Value.Contains("\"Full\"", StringComparison.Ordinal))).ToDictionary();

    /// <summary>The cases of the corpus, which one theory runs.</summary>
    internal static IEnumerable<string> Cases =>
        from file in Sources("tests/Corpus/Cases")
        where file.EndsWith("Cases.cs", StringComparison.Ordinal)
        from Match @case in Case().Matches(File.ReadAllText(file))
        select $"{Path.GetFileNameWithoutExtension(file)}.{@case.Groups[1].Value}";

    static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Consumers"));

    [GeneratedRegex(@"[|,] `(\w+Tests\.\w+)`")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\[(?:Fact|Theory)\]((?:\s*\[[^\n]*\])*)\s*public (?:async Task|void) (\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex(@"^    public static (?:unsafe )?(?:async )?(?:Task<)?string>? (\w+)\(\)", RegexOptions.Multiline)]
    private static partial Regex Case();
}
