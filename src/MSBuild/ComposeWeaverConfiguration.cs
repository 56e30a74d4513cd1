using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AutomagikTelemetry.MSBuild;

/// <summary>
/// Makes the value of Fody's <c>WeaverConfiguration</c> property: what the user wrote there, plus one
/// <c>&lt;AutomagikTelemetry/&gt;</c> element that carries the project's <c>AutomagikTelemetry*</c> properties. An attribute
/// that the user wrote on this element, in whichever configuration, wins over its property. Writes no file.
/// </summary>
public sealed class ComposeWeaverConfiguration : Task
{
    const string ElementName = "AutomagikTelemetry";

    /// <summary>Whether this project is woven. When <c>false</c>, an element that the user wrote is replaced by one that tells the weaver to do nothing.</summary>
    public bool Weave { get; set; } = true;

    /// <summary>The name that the project's telemetry reports.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The version that the project's telemetry reports.</summary>
    public string? ProjectVersion { get; set; }

    /// <summary>The endpoint that the build bakes in; empty: none.</summary>
    public string? Endpoint { get; set; }

    /// <summary><c>OptIn</c> or <c>OptOut</c>.</summary>
    public string? Consent { get; set; }

    /// <summary>The folder that reported source paths are relative to.</summary>
    public string? SourceRoot { get; set; }

    /// <summary>Where the weaver writes its plan.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>The places where Fody looks for FodyWeavers.xml, in its order; a file that does not exist is passed over.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>The property's value so far.</summary>
    public string? WeaverConfiguration { get; set; }

    /// <summary>The project's other weavers. With no configuration at all each gets an entry, since Fody skips, with a warning, a weaver that has none.</summary>
    public ITaskItem[] OtherWeavers { get; set; } = [];

    /// <summary>The property's new value.</summary>
    [Output]
    public string? Composed { get; set; }

    /// <summary>Whether the user's own configuration has an element for this weaver.</summary>
    [Output]
    public bool NamesThisWeaver { get; set; }

    /// <summary>Composes the configuration.</summary>
    /// <returns><c>false</c>, with an error logged, when a configuration is not well-formed XML.</returns>
    public override bool Execute()
    {
        var files = ConfigurationFiles
            .Select(item => item.GetMetadata("FullPath"))
            .Distinct()
            .Where(File.Exists)
            .Select(file => Parse(file, File.ReadAllText(file)))
            .ToList();
        var property = string.IsNullOrWhiteSpace(WeaverConfiguration) ? null : Parse("WeaverConfiguration", WeaverConfiguration!);
        if (Log.HasLoggedErrors)
            return false;

        var written = files.Append(property).SelectMany(root => root?.Elements() ?? []).LastOrDefault(IsOurs);
        NamesThisWeaver = written is not null;
        Composed = WeaverConfiguration;
        if (!Weave && !NamesThisWeaver)
            return true;

        var composed = property ?? new XElement("Weavers");
        if (property is null && files.Count == 0)
            composed.Add(OtherWeavers.Select(weaver => new XElement(EntryOf(weaver))));

        var ours = Weave ? Element(written) : new XElement(ElementName, new XAttribute("Weave", false));
        if (composed.Elements().LastOrDefault(IsOurs) is { } inProperty)
            inProperty.ReplaceWith(ours);
        else
            composed.Add(ours);

        Composed = composed.ToString(SaveOptions.DisableFormatting);
        return true;
    }

    XElement Element(XElement? written)
    {
        var element = new XElement(ElementName);
        Set(nameof(ProjectName), ProjectName);
        Set(nameof(ProjectVersion), ProjectVersion);
        Set(nameof(Endpoint), Endpoint);
        Set(nameof(Consent), Consent);
        Set(nameof(SourceRoot), SourceRoot);
        foreach (var attribute in written?.Attributes() ?? [])
            element.SetAttributeValue(attribute.Name, attribute.Value);
        element.Add(written?.Nodes());
        Set(nameof(PlanFile), PlanFile);
        return element;

        void Set(string name, string? value) => element.SetAttributeValue(name, string.IsNullOrEmpty(value) ? null : value);
    }

    XElement? Parse(string origin, string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException exception)
        {
            Log.LogError(null, null, null, origin, exception.LineNumber, exception.LinePosition, 0, 0, "The weaver configuration is not well-formed XML: {0}", exception.Message);
            return null;
        }
    }

    // Fody compares names in this way.
    static bool IsOurs(XElement element) => string.Equals(element.Name.LocalName, ElementName, StringComparison.OrdinalIgnoreCase);

    // Fody's own rule for the name of a weaver's element.
    static string EntryOf(ITaskItem weaver)
    {
        var name = weaver.GetMetadata("Filename");
        return name.EndsWith(".Fody", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - ".Fody".Length) : name;
    }
}
