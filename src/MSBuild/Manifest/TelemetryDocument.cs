using System.Text;

namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>A manifest as a page for the people who use the program: what it sends, not where in its code.</summary>
static class TelemetryDocument
{
    const string Any = "*";

    static readonly (string Signal, string Heading)[] Sections =
        [("event", "Events"), ("log", "Log lines"), ("metric", "Metrics"), ("span", "Spans"), ("tag", "Values on whatever is running")];

    static readonly Dictionary<string, string> Treatments = new()
    {
        ["plain"] = "as it is",
        ["scrub"] = "without what is secret or personal",
        ["hash"] = "as a pseudonym",
        ["presence"] = "only whether there is one",
    };

    internal static string Of(ManifestContent manifest)
    {
        var text = new StringBuilder($"# What {manifest.Assembly} sends\n\nThis page is made by the build. It lists everything that the telemetry of {manifest.Assembly} can send, where it is switched on.\n");
        foreach (var (signal, heading) in Sections)
        {
            var common = (manifest.Common ?? []).Where(entry => entry.Signal == signal).ToList();
            var entries = (manifest.Entries ?? []).Where(entry => entry.Signal == signal).Concat(common.Where(entry => entry.Name != Any)).ToList();
            if (entries.Count == 0)
                continue;
            text.Append($"\n## {heading}\n");
            foreach (var named in entries.GroupBy(entry => entry.Name).OrderBy(named => named.Key, StringComparer.Ordinal))
                Thing(text, named.Key, [.. named]);
            foreach (var every in common.Where(entry => entry.Name == Any))
                Thing(text, $"with each of the {heading.ToLowerInvariant()}", [every]);
        }

        text.Append("\n## With everything\n\nWho reports:\n\n");
        Values(text, manifest.Resource ?? []);
        return text.ToString();
    }

    static void Thing(StringBuilder text, string name, List<ManifestEntry> entries)
    {
        var kind = string.Join(", ", new[] { entries[0].Kind, entries[0].Unit }.OfType<string>());
        text.Append($"\n### {(name == Any ? "under a name that the program makes up while it runs" : name)}{(kind.Length == 0 ? "" : $" ({kind})")}\n\n");
        var values = entries.SelectMany(entry => entry.Attributes ?? []).ToList();
        if (values.Count == 0)
            text.Append("No values of its own.\n");
        else
            Values(text, values);
    }

    static void Values(StringBuilder text, IEnumerable<ManifestAttribute> values)
    {
        text.Append("| value | type | how it is sent |\n|---|---|---|\n");
        foreach (var line in values.Select(Row).Distinct())
            text.Append(line).Append('\n');
    }

    static string Row(ManifestAttribute value) =>
        $"| {(value.Name == Any ? "others that the program or its settings give" : $"`{value.Name}`")} | {value.Type} | {(Treatments.TryGetValue(value.Privacy, out var treatment) ? treatment : value.Privacy)} |";
}
