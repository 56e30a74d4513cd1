using AutomagikTelemetry.Fody.Planning;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>The manifest as JSON: sorted, an attribute a line and no line numbers, so that a change shows what has changed. The form is described in docs/manifest.md.</summary>
static class ManifestFile
{
    /// <summary>About; where it is more, the memory grows.</summary>
    const int SizeOfRecord = 512;

    internal static byte[] Of(TelemetryManifest manifest)
    {
        using var bytes = new MemoryStream(capacity: SizeOfRecord * manifest.Records.Count);
        JsonText.Write(bytes, json =>
        {
            json.Property("formatVersion", 1);
            json.Property("assembly", manifest.Assembly);
            json.Array("entries", Entries(manifest.Records), entry => Write(json, entry));
            json.Array("common", Entries(manifest.Common), entry => Write(json, entry));
            json.Lines("resource", ProductAttributes.Resource, attribute => Write(json, attribute));
        });
        return bytes.ToArray();
    }

    /// <summary>Where in the sources each record stands, for the build's messages. A method of bulk tracking has one place for all that it sends.</summary>
    internal static void WritePlaces(JsonText json, TelemetryManifest? manifest)
    {
        var bulk = new HashSet<string>();
        var placed = manifest?.Records.Where(record => record.Location is not null && (!record.IsOfBulk || bulk.Add(record.Member))).ToList() ?? [];
        json.Array("places", placed, record =>
        {
            json.Property("signal", record.IsOfBulk ? null : NameOf(record.Signal));
            json.Property("name", record.IsOfBulk ? null : record.Name);
            json.Property("member", record.Member);
            json.Property("file", record.Location!.File);
            json.Property("line", record.Location.Line);
            json.Property("column", record.Location.Column);
        });
    }

    /// <summary>What one member sends under one name is one entry; in bulk, what all members send that send the same.</summary>
    static List<Entry> Entries(IReadOnlyList<SentRecord> all) =>
        [.. all
            .GroupBy(record => (record.Signal, record.Name, record.Kind, record.Unit, Member: record.IsOfBulk ? null : record.Member))
            .Select(group => group.ToList())
            .Select(records => new Entry(records[0], MembersOf(records), AttributesOf(records)))
            .OrderBy(entry => entry.Record.Signal)
            .ThenBy(entry => entry.Record.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Members[0].Member, StringComparer.Ordinal)
            .ThenBy(entry => entry.Record.Kind, StringComparer.Ordinal)
            .ThenBy(entry => entry.Record.Unit, StringComparer.Ordinal)];

    static List<(string Member, string? File)> MembersOf(List<SentRecord> records) => records.Count == 1
        ? [(records[0].Member, records[0].File)]
        : [.. records.Select(record => (record.Member, record.File)).Distinct().OrderBy(member => member.Member, StringComparer.Ordinal).ThenBy(member => member.File, StringComparer.Ordinal)];

    static List<SentAttribute> AttributesOf(List<SentRecord> records)
    {
        var attributes = records.SelectMany(record => record.Attributes).Distinct().ToList();
        attributes.Sort();
        return attributes;
    }

    static void Write(JsonText json, Entry entry)
    {
        json.Property("signal", NameOf(entry.Record.Signal));
        json.Property("name", entry.Record.Name);
        if (entry.Record.Kind is { } kind)
            json.Property("kind", kind);
        if (entry.Record.Unit is { } unit)
            json.Property("unit", unit);
        if (entry.Record.Member.Length > 0)
        {
            json.Lines("members", entry.Members, member =>
            {
                json.Property("member", member.Member);
                json.Property("file", member.File);
            });
        }

        json.Lines("attributes", entry.Attributes, attribute => Write(json, attribute));
    }

    static void Write(JsonText json, SentAttribute attribute)
    {
        json.Property("name", attribute.Name);
        json.Property("type", attribute.Type);
        json.Property("from", attribute.From);
        json.Property("privacy", attribute.Privacy);
    }

    static string NameOf(Signal signal) => signal.ToString().ToLowerInvariant();

    sealed record Entry(SentRecord Record, IReadOnlyList<(string Member, string? File)> Members, IReadOnlyList<SentAttribute> Attributes);
}
