using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

public partial class DiagnosticPages
{
    const string Folder = "docs/diagnostics/";

    /// <summary>Code and text of every rule, as the weaver's source has them.</summary>
    static readonly Dictionary<string, string> Rules =
        Rule().Matches(Repository.Read("src/Weaver/Diagnostics/Rule.cs")).ToDictionary(match => match.Groups[1].Value, match => Regex.Unescape(match.Groups[2].Value));

    static readonly List<string> Codes =
        [.. Repository.Pages.Select(page => page.Path).Where(path => path.StartsWith(Folder + "AMT", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void AreOneForEachCodeOfTheWeaver()
    {
        Rules.ShouldNotBeEmpty();
        Codes.ShouldBe(Rules.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AreAllInTheIndexInOrder() =>
        Repository.Page(Folder + "README.md").RelativeLinks.Where(target => target.StartsWith("AMT", StringComparison.Ordinal)).ShouldBe(Codes.Select(code => code + ".md"));

    [Fact]
    public void HaveTheTitleThatTheIndexTells()
    {
        var index = Repository.Page(Folder + "README.md").Text;

        Codes.Where(code => !index.Contains($"| [{code}]({code}.md) | {Title(code)} |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void QuoteWhatTheWeaverSays() => Codes.Where(code => !Quotes(code)).ShouldBeEmpty();

    static string Title(string code) => Repository.Page($"{Folder}{code}.md").Text.Split('\n')[0][$"# {code}: ".Length..];

    static bool Quotes(string code)
    {
        var quote = Repository.Page($"{Folder}{code}.md").Text.Split('\n').Single(line => line.StartsWith("> ", StringComparison.Ordinal))[2..];
        var pattern = Placeholder().Replace(Regex.Escape(Rules[code]), ".+");
        return Regex.IsMatch(quote, $"^{pattern}$");
    }

    [GeneratedRegex("""new\("(AMT\d+)", "((?:[^"\\]|\\.)*)"\)""")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\\\{\d}")]
    private static partial Regex Placeholder();
}
