using System.Xml.Linq;
using AutomagikTelemetry.Fody.Diagnostics;

namespace AutomagikTelemetry.Fody.Configuration;

/// <summary>What the build says, as attributes of the weaver's element; the MSBuild properties arrive in the same way.</summary>
sealed class Settings(XElement element)
{
    /// <summary>False where the build is switched off and the user's own configuration names this weaver all the same.</summary>
    internal bool Weave => !Is(KnownSettings.Weave, "false");

    internal string? ProjectName => Value(KnownSettings.ProjectName.Name);

    internal string? ProjectVersion => Value(KnownSettings.ProjectVersion.Name);

    internal string? Endpoint => Value(KnownSettings.Endpoint.Name);

    internal string? Consent => Value(KnownSettings.Consent.Name);

    internal bool TrackAllPublicMethods => Is(KnownSettings.TrackAllPublicMethods, "true");

    internal string? TrackAllPublicMethodsInclude => Value(KnownSettings.TrackAllPublicMethodsInclude.Name);

    internal string? TrackAllPublicMethodsExclude => Value(KnownSettings.TrackAllPublicMethodsExclude.Name);

    internal string? SourceRoot => Value(KnownSettings.SourceRoot.Name);

    /// <summary>Where the plan goes; without it the diagnostics go to Fody's log.</summary>
    internal string? PlanFile => Value(KnownSettings.PlanFile);

    /// <summary>Where the manifest goes.</summary>
    internal string? ManifestFile => Value(KnownSettings.ManifestFile);

    /// <summary>Reads the element. The build's task has looked for faults already, with file and line; where it does not run, they are found here.</summary>
    internal static Settings Read(XElement element, DiagnosticLog log)
    {
        var written = new XElement(element);
        written.SetAttributeValue(KnownSettings.PlanFile, null);
        written.SetAttributeValue(KnownSettings.ManifestFile, null);
        foreach (var fault in SettingsCheck.Of(written))
            log.Add(Severity.Error, fault.Rule, fault.Subject, null, fault.Arguments);
        return new Settings(element);
    }

    bool Is(Setting setting, string value) => string.Equals(Value(setting.Name), value, StringComparison.OrdinalIgnoreCase);

    string? Value(string name) => element.Attribute(name)?.Value is { Length: > 0 } value ? value : null;
}
