using System.Text.RegularExpressions;
using AutomagikTelemetry.Docs.Tests.Support;

namespace AutomagikTelemetry.Docs.Tests;

/// <summary>What README and docs name is there, and what a user can set is named.</summary>
public partial class Names
{
    static readonly string Runtime = Repository.ReadAll("src/Runtime", "*.cs");
    static readonly string Build = Repository.ReadAll("src/MSBuild/build", "*.props") + Repository.ReadAll("src/MSBuild/build", "*.targets") + Repository.ReadAll("src/AspNetCore/build", "*.targets");

    static IEnumerable<Page> Guides => Repository.Pages.Where(page => page.Path == "README.md" || page.Path.StartsWith("docs/", StringComparison.Ordinal));

    [Fact]
    public void OfEnvironmentVariablesAreThoseThatTheRuntimeReads()
    {
        var read = VariableInSource().Matches(Runtime).Select(match => match.Groups[1].Value).ToHashSet();
        var documented = Guides.SelectMany(page => page.CodeSpans).Select(span => VariableInProse().Match(span)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet();

        read.ShouldContain("DO_NOT_TRACK");
        documented.Except(read).ShouldBeEmpty("named, but nothing reads it");
        read.Except(documented).ShouldBeEmpty("read, but not named");
    }

    [Fact]
    public void OfEnvironmentVariablesStandInOneTableAndInTests()
    {
        var own = VariableInSource().Matches(Runtime).Select(match => match.Groups[1].Value).Where(name => OwnOrShared().IsMatch(name)).ToHashSet();
        var table = Repository.Read("docs/configuration.md").Split("\n## Environment variables\n")[1].Split("\n\n").First(block => block.StartsWith('|'));
        var tabled = Variable().Matches(string.Join('\n', table.Split('\n').Select(Names))).Select(match => match.Groups[1].Value).ToHashSet();
        var tests = Repository.ReadAll("tests", "*.cs");

        own.ShouldContain("OTEL_BSP_SCHEDULE_DELAY");
        tabled.ShouldBe(own, ignoreOrder: true);
        own.Where(name => !Regex.IsMatch(tests, $"\"{name}[\"=]")).ShouldBeEmpty("read, but no test sets it");

        // The first two columns; the others may speak of variables that have a row of their own.
        static string Names(string row) => string.Join('|', row.Split('|').Take(3));
    }

    /// <summary>The list that verbose mode finds misspelt ones with.</summary>
    [Fact]
    public void OfOwnEnvironmentVariablesAreInTheListOfThem()
    {
        var list = Repository.Read("src/Runtime/Client/Options/OwnVariables.cs");

        Own(list).ShouldBe(Own(Runtime.Replace(list, "", StringComparison.Ordinal)).Distinct(), ignoreOrder: true);

        static IEnumerable<string> Own(string text) => VariableInSource().Matches(text).Select(match => match.Groups[1].Value).Where(name => name.StartsWith("AUTOMAGIK_TELEMETRY_", StringComparison.Ordinal));
    }

    [Fact]
    public void OfPropertiesAreThoseThatTheBuildHas()
    {
        var used = PropertyInBuild().Matches(Build).Select(match => match.Groups[1].Value).ToHashSet();
        var documented = Guides.SelectMany(page => Property().Matches(page.Text)).Select(match => match.Value).ToHashSet();

        used.ShouldContain("AutomagikTelemetryWeave");
        documented.Except(used).ShouldBeEmpty("named, but the build has no such property");
        used.Except(documented).ShouldBeEmpty("a property of the build, but not named");
    }

    [Fact]
    public void OfEventsAndMetricsAreThoseOfTheBuiltInKinds()
    {
        var declared = VocabularyName().Matches(Repository.ReadAll("src/Runtime/Attributes", "Track*Attribute.cs")).Select(match => match.Groups[1].Value).ToList();
        var table = Repository.Page("README.md").Prose.Split('\n').Where(line => line.StartsWith("| `[Track", StringComparison.Ordinal))
            .SelectMany(line => DottedName().Matches(line)).Select(match => match.Groups[1].Value);

        table.ShouldBe(declared, ignoreOrder: true);
    }

    [Fact]
    public void OfFilesAndFoldersAreThoseOfTheRepository()
    {
        var paths = Guides.SelectMany(page => page.CodeSpans.Where(span => RepositoryPath().IsMatch(span)).Select(path => (page, path))).ToList();

        paths.Count.ShouldBeGreaterThan(10);
        paths.Where(named => !Repository.Has(named.path)).ShouldBeEmpty();
    }

    [Fact]
    public void OfTestsAreThoseOfTheWeaversTests()
    {
        var tests = Guides.SelectMany(page => page.CodeSpans).Select(span => TestClass().Match(span)).Where(match => match.Success).Select(match => match.Result("tests/Weaver.Tests/$1/$2.cs")).Distinct().ToList();

        tests.Count.ShouldBeGreaterThan(8);
        tests.Where(file => !Repository.Has(file)).ShouldBeEmpty();
    }

    [GeneratedRegex("\"([A-Z]+(?:_[A-Z0-9]+)+|TRACE[A-Z]+)\"")]
    private static partial Regex VariableInSource();

    [GeneratedRegex("^([A-Z]+(?:_[A-Z0-9]+)+|TRACE[A-Z]+)(?:=.*)?$")]
    private static partial Regex VariableInProse();

    [GeneratedRegex("`([A-Z_]+)`")]
    private static partial Regex Variable();

    [GeneratedRegex("^(?:AUTOMAGIK_TELEMETRY|OTEL)_|^(?:DO_NOT_TRACK|TRACEPARENT)$")]
    private static partial Regex OwnOrShared();

    [GeneratedRegex(@"(?<![\w.])AutomagikTelemetry[A-Z]\w*")]
    private static partial Regex Property();

    [GeneratedRegex(@"\$\((AutomagikTelemetry[A-Z]\w*)\)")]
    private static partial Regex PropertyInBuild();

    [GeneratedRegex("""^\[(?:StartEvent|SuccessEvent|DurationMetric)\("([^"]+)""", RegexOptions.Multiline)]
    private static partial Regex VocabularyName();

    [GeneratedRegex(@"`([a-z_]+\.[a-z_]+)`")]
    private static partial Regex DottedName();

    [GeneratedRegex(@"^(?:src|tests|docs|benchmarks|sample-apps)(?:/[\w.]+)*$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^(Ambient|Behaviour|Reporting|Unit|Weaving)\.([A-Z]\w+)$")]
    private static partial Regex TestClass();
}
