using System.Text.RegularExpressions;

namespace AutomagikTelemetry.Docs.Tests.Support;

/// <summary>A Markdown file of the repository.</summary>
sealed partial class Page(string path)
{
    /// <summary>Relative to the repository's root, with slashes.</summary>
    internal string Path { get; } = path;

    internal string Text { get; } = Repository.Read(path);

    /// <summary>The text without its fenced blocks.</summary>
    internal string Prose => Fence().Replace(Text, "");

    /// <summary>What stands between backticks.</summary>
    internal IEnumerable<string> CodeSpans => CodeSpan().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>The targets of links that are no addresses.</summary>
    internal IEnumerable<string> RelativeLinks =>
        Link().Matches(Prose).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The names under which headings can be linked to, as GitHub makes them.</summary>
    internal IEnumerable<string> Anchors =>
        Heading().Matches(Prose).Select(match => NotInAnchors().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The marked snippets: name, language, text.</summary>
    internal IEnumerable<(string Name, string Language, string Text)> Snippets =>
        Snippet().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));

    /// <summary>The texts of all fenced blocks in a language, marked or not.</summary>
    internal IEnumerable<string> Fences(string language) =>
        Fence().Matches(Text).Select(match => match.Value).Where(fence => fence.StartsWith($"```{language}\n", StringComparison.Ordinal));

    /// <summary>The names of all marks, whether a snippet follows or not.</summary>
    internal IEnumerable<string> SnippetMarks => SnippetMark().Matches(Text).Select(match => match.Groups[1].Value);

    public override string ToString() => Path;

    [GeneratedRegex(@"^```.*?^```[^\S\n]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"^<!-- snippet: (\S+) -->\n```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"<!--\s*snippet:\s*(\S*)\s*-->")]
    private static partial Regex SnippetMark();
}
