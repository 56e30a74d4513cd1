using System.Xml.Linq;
using AutomagikTelemetry.Fody.Diagnostics;

namespace AutomagikTelemetry.Fody.Configuration;

/// <summary>Finds what an element of FodyWeavers.xml says that is no setting, or no value of one.</summary>
static class SettingsCheck
{
    static readonly string Names = string.Join(", ", KnownSettings.All.Select(setting => setting.Name));

    internal static IEnumerable<SettingsFault> Of(XElement element)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            var name = attribute.Name.LocalName;
            var setting = KnownSettings.All.FirstOrDefault(setting => setting.Name == name);
            var fault = setting is null ? Unknown(element, name) : OfValue(setting, name, attribute.Value);
            if (fault is not null)
                yield return fault.At(attribute);
        }

        foreach (var child in element.Elements())
            yield return Unknown(element, child.Name.LocalName).At(child);
    }

    /// <summary>What is wrong with a value that a setting got under this name, or null.</summary>
    internal static SettingsFault? OfValue(Setting setting, string name, string value) =>
        value.Length == 0 || setting.Accepts(value) ? null : new SettingsFault(Rule.SettingValue, name, value, string.Join(", ", [.. setting.Values, .. setting.Beginnings.Select(beginning => beginning + "...")]));

    static SettingsFault Unknown(XElement element, string name) => new(Rule.UnknownSetting, $"<{element.Name.LocalName}>", name, Names);
}
