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
            json.Array("entries", ManifestEntry.Of(manifest.Records), entry => Write(json, entry));
            json.Array("common", ManifestEntry.Of(manifest.Common), entry => Write(json, entry));
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

    static void Write(JsonText json, ManifestEntry entry)
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
}
