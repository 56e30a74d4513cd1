using System.Xml;
using System.Xml.Linq;
using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Diagnostics;

namespace AutomagikTelemetry.MSBuild;

/// <summary>A file that sets MSBuild properties. MSBuild takes any name for a property, so that a misspelt one of ours would go unnoticed.</summary>
sealed class PropertyFile
{
    static readonly string[] Known = [.. KnownSettings.All.Select(setting => setting.Property), .. KnownSettings.BuildProperties, .. KnownSettings.ManifestProperties, .. KnownSettings.PropertiesOfOthers];

    readonly XElement[] _properties;

    PropertyFile(string path, XElement[] properties)
    {
        Path = path;
        _properties = properties;
    }

    internal string Path { get; }

    /// <summary>Reads a file of a project. MSBuild has read it too, so it is XML.</summary>
    internal static PropertyFile Read(string path) =>
        new(path, [.. XDocument.Load(path, LoadOptions.SetLineInfo).Descendants().Where(element => element.Parent?.Name.LocalName == "PropertyGroup" && IsOurs(element.Name.LocalName))]);

    /// <summary>Properties in it that look like ours and are not.</summary>
    internal IEnumerable<SettingsFault> Unknown() =>
        _properties.Where(property => !IsKnown(property.Name.LocalName)).Select(property => Unknown(property.Name.LocalName, "The project").At(property));

    /// <summary>The same, of those that the command line gives.</summary>
    internal static IEnumerable<SettingsFault> Unknown(IEnumerable<string> globalProperties) =>
        globalProperties.Where(name => IsOurs(name) && !IsKnown(name)).Select(name => Unknown(name, "The command line"));

    /// <summary>Where it gives the property a value, the last time.</summary>
    internal IXmlLineInfo? PlaceOf(string property) => _properties.LastOrDefault(element => Same(element.Name.LocalName, property));

    static SettingsFault Unknown(string name, string where) => new(Rule.UnknownSetting, where, name, string.Join(", ", Known));

    static bool IsOurs(string name) => name.Length > Setting.Prefix.Length && name.StartsWith(Setting.Prefix, StringComparison.OrdinalIgnoreCase);

    static bool IsKnown(string name) => Known.Any(known => Same(known, name));

    static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
