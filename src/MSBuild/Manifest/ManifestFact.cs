namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>One thing that a manifest says: that something is sent, or a value with it. A file is not part of it, since a file that is moved sends nothing new.</summary>
/// <param name="Member">Who sends it; empty for what the product sends of itself.</param>
/// <param name="Signal">Event, metric, span and so on.</param>
/// <param name="Name">The name that it is sent under.</param>
/// <param name="Attribute">The value's key; null where it is about the thing itself.</param>
/// <param name="Details">Type, source and treatment of the value, or kind and unit of the metric.</param>
sealed record ManifestFact(string Member, string Signal, string Name, string? Attribute, string Details)
{
    /// <summary>What is sent, in words.</summary>
    internal string Thing => Name.Length == 0 ? Signal : $"{Signal} '{Name}'";

    /// <summary>Equal for all facts about one thing.</summary>
    internal (string, string, string) ThingKey => (Member, Signal, Name);

    /// <summary>Equal for facts about the same, which may have changed.</summary>
    internal (string, string, string, string?) Key => (Member, Signal, Name, Attribute);

    internal static IEnumerable<ManifestFact> Of(ManifestContent manifest)
    {
        foreach (var entry in manifest.Entries ?? [])
        {
            foreach (var fact in (entry.Members ?? []).SelectMany(member => Of(entry, member.Member)))
                yield return fact;
        }

        foreach (var fact in (manifest.Common ?? []).SelectMany(entry => Of(entry, "")))
            yield return fact;
        foreach (var attribute in manifest.Resource ?? [])
            yield return new ManifestFact("", "resource", "", attribute.Name, attribute.ToString());
    }

    static IEnumerable<ManifestFact> Of(ManifestEntry entry, string member)
    {
        yield return new ManifestFact(member, entry.Signal, entry.Name, null, string.Join(", ", new[] { entry.Kind, entry.Unit }.OfType<string>()));
        foreach (var attribute in entry.Attributes ?? [])
            yield return new ManifestFact(member, entry.Signal, entry.Name, attribute.Name, attribute.ToString());
    }
}
