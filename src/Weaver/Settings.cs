using System.Xml.Linq;
using AutomagikTelemetry.Fody.Diagnostics;

namespace AutomagikTelemetry.Fody;

/// <summary>What the build says, as attributes of the weaver's element; the MSBuild properties arrive in the same way.</summary>
/// <param name="Weave">False where the build is switched off and the user's own configuration names this weaver all the same.</param>
/// <param name="ProjectName">Baked into a program, like the three that follow.</param>
/// <param name="ProjectVersion">See the MSBuild property of the same name.</param>
/// <param name="Endpoint">See the MSBuild property of the same name.</param>
/// <param name="Consent">See the MSBuild property of the same name.</param>
/// <param name="SourceRoot">The folder that source paths are told relative to.</param>
/// <param name="PlanFile">Where the plan goes; without it the diagnostics go to Fody's log.</param>
sealed record Settings(bool Weave, string? ProjectName, string? ProjectVersion, string? Endpoint, string? Consent, string? SourceRoot, string? PlanFile)
{
    static readonly string[] Known = [nameof(Weave), nameof(ProjectName), nameof(ProjectVersion), nameof(Endpoint), nameof(Consent), nameof(SourceRoot), nameof(PlanFile)];

    internal static Settings Read(XElement element, DiagnosticLog log)
    {
        foreach (var attribute in element.Attributes())
        {
            if (!Known.Contains(attribute.Name.LocalName))
                log.Add(Severity.Error, Rule.UnknownSetting, element.Name.LocalName, null, attribute.Name.LocalName, string.Join(", ", Known));
        }

        return new Settings(
            !string.Equals(Value(nameof(Weave)), "false", StringComparison.OrdinalIgnoreCase),
            Value(nameof(ProjectName)), Value(nameof(ProjectVersion)), Value(nameof(Endpoint)), Value(nameof(Consent)), Value(nameof(SourceRoot)), Value(nameof(PlanFile)));

        string? Value(string name) => element.Attribute(name)?.Value is { Length: > 0 } value ? value : null;
    }
}
