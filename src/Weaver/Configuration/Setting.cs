namespace AutomagikTelemetry.Fody.Configuration;

/// <summary>One thing that the build can say: an attribute of the weaver's element in FodyWeavers.xml, and an MSBuild property.</summary>
/// <param name="Name">The attribute's name; with the prefix it is the property's.</param>
/// <param name="Default">What holds where nobody says it, in the words of the documentation.</param>
/// <param name="Meaning">What it does: the text of FodyWeavers.xsd.</param>
/// <param name="Values">The values that it can have, whatever their case; none: any text.</param>
sealed record Setting(string Name, string Default, string Meaning, params string[] Values)
{
    /// <summary>What the name of every MSBuild property of the package begins with.</summary>
    internal const string Prefix = "AutomagikTelemetry";

    internal static readonly string[] TrueOrFalse = ["true", "false"];

    internal string Property => Prefix + Name;

    /// <summary>What its values begin with, whatever their case; none: anything.</summary>
    internal IReadOnlyList<string> Beginnings { get; init; } = [];

    internal bool Accepts(string value) =>
        (Values.Length == 0 || Values.Contains(value, StringComparer.OrdinalIgnoreCase))
        && (Beginnings.Count == 0 || Beginnings.Any(beginning => value.Trim().StartsWith(beginning, StringComparison.OrdinalIgnoreCase)));
}
