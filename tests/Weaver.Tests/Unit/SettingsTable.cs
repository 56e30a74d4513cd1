extern alias weaver;

using System.Text.RegularExpressions;
using System.Xml.Linq;
using weaver::AutomagikTelemetry.Fody.Configuration;

namespace AutomagikTelemetry.Weaver.Tests.Unit;

/// <summary>The settings stand in several files, for MSBuild, for Fody and for people. The table in the code is the one that counts.</summary>
public partial class SettingsTable
{
    static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";

    [Theory]
    [InlineData("AutomagikTelemetry.Fody.xcf")]
    [InlineData("FodyWeavers.xsd")]
    public void IsThatOfTheSchema(string file)
    {
        var attributes = XDocument.Load(PathOf(file)).Descendants(Schema + "attribute")
            .Where(attribute => !attribute.Attribute("name")!.Value.StartsWith("Verify", StringComparison.Ordinal) && attribute.Attribute("name")!.Value != "GenerateXsd");

        attributes.Select(attribute => (
                attribute.Attribute("name")!.Value,
                attribute.Descendants(Schema + "documentation").Single().Value,
                string.Join(", ", attribute.Attribute("type")?.Value == "xs:boolean" ? Setting.TrueOrFalse : attribute.Descendants(Schema + "enumeration").Select(value => value.Attribute("value")!.Value))))
            .ShouldBe(KnownSettings.All.Select(setting => (
                setting.Name,
                $"{setting.Meaning} Property {setting.Property}, default: {setting.Default}.",
                string.Join(", ", setting.Values))));
    }

    [Fact]
    public void IsWhatTheTargetsPassOn() =>
        XDocument.Load(PathOf("AutomagikTelemetry.Fody.targets")).Descendants("_AutomagikTelemetrySetting")
            .Select(item => (item.Attribute("Include")!.Value, item.Attribute("Value")!.Value))
            .ShouldBe(KnownSettings.All.Select(setting => (setting.Name, $"$({setting.Property})")));

    [Fact]
    public void HasTheDefaultsOfTheProps()
    {
        var defaults = XDocument.Load(PathOf("AutomagikTelemetry.Fody.props")).Descendants("PropertyGroup").Elements()
            .ToDictionary(property => property.Name.LocalName, property => property.Value);

        foreach (var setting in KnownSettings.All.Where(setting => setting.Values.Length > 0))
            defaults[setting.Property].ShouldBe(setting.Default);
        defaults.Keys.Except(KnownSettings.All.Select(setting => setting.Property)).ShouldBe(KnownSettings.BuildProperties, ignoreOrder: true);
    }

    [Fact]
    public void IsThatOfTheDocumentation()
    {
        var rows = Row().Matches(File.ReadAllText(PathOf("build.md")))
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value.Trim('`'), row.Groups[4].Value));

        rows.ShouldBe(KnownSettings.All.Select(setting => (setting.Property, setting.Name, setting.Default, setting.Meaning)));
    }

    [Fact]
    public void HasASectionInTheDocumentationForEachProperty() =>
        Section().Matches(File.ReadAllText(PathOf("build.md"))).Select(heading => heading.Groups[1].Value)
            .ShouldBe(KnownSettings.All.Select(setting => setting.Property), ignoreOrder: true);

    static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);

    [GeneratedRegex(@"^\| \[`(AutomagikTelemetry\w+)`\]\(#\w+\) \| `(\w+)` \| (.*?) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^### (AutomagikTelemetry\w+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
