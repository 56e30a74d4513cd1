using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>The code blocks of the documentation that stand behind a comment <c>snippet: name</c>.</summary>
static partial class Snippets
{
    public static IReadOnlyDictionary<string, string> In(string file) =>
        Snippet().Matches(File.ReadAllText(file)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex(@"<!-- snippet: (\S+) -->\s*```\w+\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
