using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Diagnostics;
using Microsoft.Build.Framework;

namespace AutomagikTelemetry.MSBuild;

/// <summary>
/// Makes the value of Fody's <c>WeaverConfiguration</c> property: what the user wrote there, plus one
/// <c>&lt;AutomagikTelemetry/&gt;</c> element that carries the project's <c>AutomagikTelemetry*</c> properties. An attribute
/// that the user wrote on this element, in whichever configuration, wins over its property. Writes no file.
/// </summary>
public sealed class ComposeWeaverConfiguration : DiagnosticTask
{
    const string ElementName = Setting.Prefix;

    /// <summary>The properties' values: each item is a setting's name, its metadata <c>Value</c> the value; empty: not set.</summary>
    [Required]
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>Where properties are usually written: searched for names that are none.</summary>
    public ITaskItem[] PropertyFiles { get; set; } = [];

    /// <summary>The compiler's <c>PathMap</c>: the source root is told as the debug information names it.</summary>
    public string PathMap { get; set; } = "";

    /// <summary>Where the weaver writes its plan.</summary>
    [Required]
    public string PlanFile { get; set; } = "";

    /// <summary>Where the weaver writes its manifest.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>The places where Fody looks for FodyWeavers.xml, in its order; a file that does not exist is passed over.</summary>
    public ITaskItem[] ConfigurationFiles { get; set; } = [];

    /// <summary>The property's value so far.</summary>
    public string? WeaverConfiguration { get; set; }

    /// <summary>The weaver.</summary>
    [Required]
    public string WeaverAssembly { get; set; } = "";

    /// <summary>The project's other weavers. With no configuration at all each gets an entry, since Fody skips, with a warning, a weaver that has none.</summary>
    public ITaskItem[] OtherWeavers { get; set; } = [];

    /// <summary>The property's new value.</summary>
    [Output]
    public string? Composed { get; set; }

    /// <summary>Whether the project is woven: neither the property nor the user's element says no.</summary>
    [Output]
    public bool IsWoven { get; set; }

    /// <summary>Whether the user's own configuration has an element for this weaver.</summary>
    [Output]
    public bool IsNamed { get; set; }

    /// <summary>A hash of the weaver's bytes: times do not tell whether it is another one.</summary>
    [Output]
    public string? WeaverHash { get; set; }

    /// <summary>Composes the configuration.</summary>
    /// <returns><c>false</c>, with an error logged, when a configuration is not well-formed XML, or says what is no setting.</returns>
    public override bool Execute()
    {
        CheckProperties();
        var files = ConfigurationFiles
            .Select(item => item.GetMetadata("FullPath"))
            .Distinct()
            .Where(File.Exists)
            .Select(file => Configuration(file, File.ReadAllText(file)))
            .ToList();
        var property = string.IsNullOrWhiteSpace(WeaverConfiguration) ? null : Configuration(ProjectFile, WeaverConfiguration!);
        if (Log.HasLoggedErrors)
            return false;

        var written = files.Append(property).SelectMany(root => root?.Elements() ?? []).LastOrDefault(IsOurs);
        IsNamed = written is not null;
        IsWoven = !IsFalse(ValueOf(KnownSettings.Weave)) && !IsFalse(written?.Attribute(KnownSettings.Weave.Name)?.Value);
        WeaverHash = HashOf(WeaverAssembly);
        Composed = WeaverConfiguration;
        if (!IsWoven && !IsNamed)
            return true;

        var composed = property ?? new XElement("Weavers");
        if (property is null && files.Count == 0)
            composed.Add(OtherWeavers.Select(weaver => new XElement(EntryOf(weaver))));

        var ours = IsWoven ? Element(written) : new XElement(ElementName, new XAttribute(KnownSettings.Weave.Name, "false"));
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
        foreach (var setting in KnownSettings.All)
        {
            var value = written?.Attribute(setting.Name)?.Value ?? ValueOf(setting);
            if (setting == KnownSettings.SourceRoot && value.Length > 0)
                value = new PathMap(PathMap).Mapped(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ProjectFile)!, value)));
            element.SetAttributeValue(setting.Name, value.Length == 0 ? null : value);
        }

        element.SetAttributeValue(KnownSettings.PlanFile, PlanFile);
        element.SetAttributeValue(KnownSettings.ManifestFile, ManifestFile);
        return element;
    }

    void CheckProperties()
    {
        var files = PropertyFiles.Select(item => item.GetMetadata("FullPath")).Where(File.Exists).Select(PropertyFile.Read).ToList();
        foreach (var file in files)
            Say(file.Unknown(), file.Path);
        if (BuildEngine is IBuildEngine6 engine)
            Say(PropertyFile.Unknown(engine.GetGlobalProperties().Keys), ProjectFile);

        foreach (var setting in KnownSettings.All)
        {
            if (SettingsCheck.OfValue(setting, setting.Property, ValueOf(setting)) is not { } fault)
                continue;
            var file = files.LastOrDefault(file => file.PlaceOf(setting.Property) is not null);
            Say([file is null ? fault : fault.At(file.PlaceOf(setting.Property)!)], file?.Path ?? ProjectFile);
        }
    }

    XElement? Configuration(string file, string xml)
    {
        try
        {
            var root = XElement.Parse(xml, LoadOptions.SetLineInfo);
            Say(root.Elements().Where(IsOurs).SelectMany(SettingsCheck.Of), file);
            return root;
        }
        catch (XmlException exception)
        {
            var rule = Rule.MalformedConfiguration;
            Error(rule.Code, file, exception.LineNumber, exception.LinePosition, rule.Message("The weaver configuration", exception.Message));
            return null;
        }
    }

    void Say(IEnumerable<SettingsFault> faults, string file)
    {
        foreach (var fault in faults)
            Error(fault.Rule.Code, file, fault.Line, fault.Column, fault.Message);
    }

    string ValueOf(Setting setting) => Settings.FirstOrDefault(item => item.ItemSpec == setting.Name)?.GetMetadata("Value") ?? "";

    static string HashOf(string file)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(File.ReadAllBytes(file)));
    }

    static bool IsFalse(string? value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    // Fody compares names in this way.
    static bool IsOurs(XElement element) => string.Equals(element.Name.LocalName, ElementName, StringComparison.OrdinalIgnoreCase);

    // Fody's own rule for the name of a weaver's element.
    static string EntryOf(ITaskItem weaver)
    {
        var name = weaver.GetMetadata("Filename");
        return name.EndsWith(".Fody", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - ".Fody".Length) : name;
    }
}
