namespace AutomagikTelemetry.Fody.Configuration;

/// <summary>
/// The one table of what the build can say. Weaver and build task are compiled with it; that the props and targets, FodyWeavers.xsd
/// and docs/build.md agree with it is checked by the tests.
/// </summary>
static class KnownSettings
{
    internal static readonly Setting Weave = new(
        "Weave", "true", "Whether the assembly is woven. It is not when either this or the property says false.", Setting.TrueOrFalse);

    internal static readonly Setting ProjectName = new(
        "ProjectName", "the assembly's name", "The name that telemetry reports.");

    internal static readonly Setting ProjectVersion = new(
        "ProjectVersion", "the project's Version", "The version that telemetry reports.");

    internal static readonly Setting Endpoint = new(
        "Endpoint", "none", "Where telemetry goes when neither the environment nor the code names an endpoint.")
    {
        Beginnings = ["http://", "https://", "console:"],
    };

    internal static readonly Setting Consent = new(
        "Consent", "OptIn", "Whether an endpoint that only the build gives needs the user's saved yes.", "OptIn", "OptOut", "Notice");

    internal static readonly Setting TrackAllPublicMethods = new(
        "TrackAllPublicMethods", "false", "Whether every public method of the assembly's public types is tracked. The attribute of this name in the code wins.", Setting.TrueOrFalse);

    internal static readonly Setting TrackAllPublicMethodsInclude = new(
        "TrackAllPublicMethodsInclude", "every namespace", "The namespaces whose public methods are tracked, separated by semicolons; * matches any characters.");

    internal static readonly Setting TrackAllPublicMethodsExclude = new(
        "TrackAllPublicMethodsExclude", "none", "The namespaces whose public methods are left alone; they win over those to include.");

    internal static readonly Setting SourceRoot = new(
        "SourceRoot", "the project's folder", "The folder that reported source paths are relative to.");

    /// <summary>What a user can say in FodyWeavers.xml and as a property.</summary>
    internal static readonly IReadOnlyList<Setting> All =
        [Weave, ProjectName, ProjectVersion, Endpoint, Consent, TrackAllPublicMethods, TrackAllPublicMethodsInclude, TrackAllPublicMethodsExclude, SourceRoot];

    /// <summary>The attribute by which the build tells the weaver where to write its plan; not for users.</summary>
    internal const string PlanFile = "PlanFile";

    /// <summary>The same for the manifest.</summary>
    internal const string ManifestFile = "ManifestFile";

    /// <summary>Properties that are about the build itself and have no attribute.</summary>
    internal static readonly IReadOnlyList<string> BuildProperties =
        [Setting.Prefix + "HelpLinkBase", Setting.Prefix + "WeaverAssembly", Setting.Prefix + "TaskAssembly"];

    /// <summary>What is to become of the manifest: for the build's task, of no matter to the weaver.</summary>
    internal static readonly Setting Manifest = new(
        "Manifest", "none", "What the build does with the checked-in manifest.", "Verify", "Update");

    /// <summary>Properties of the build's tasks that have no default in the props and no attribute.</summary>
    internal static readonly IReadOnlyList<string> ManifestProperties =
        [Manifest.Property, Setting.Prefix + "ManifestFile", Setting.Prefix + "Document"];

    /// <summary>Properties of the other packages, which may stand in the same project.</summary>
    internal static readonly IReadOnlyList<string> PropertiesOfOthers = [Setting.Prefix + "HostingStartup"];
}
