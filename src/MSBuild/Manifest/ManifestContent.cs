using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;

namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>A manifest, as the weaver has written it or as it is checked in.</summary>
[DataContract]
sealed class ManifestContent
{
    const int KnownVersion = 1;

    [DataMember(Name = "formatVersion")]
    public int FormatVersion { get; set; }

    [DataMember(Name = "assembly")]
    public string Assembly { get; set; } = "";

    [DataMember(Name = "entries")]
    public ManifestEntry[]? Entries { get; set; }

    [DataMember(Name = "common")]
    public ManifestEntry[]? Common { get; set; }

    [DataMember(Name = "resource")]
    public ManifestAttribute[]? Resource { get; set; }

    /// <exception cref="SerializationException">The text is no manifest, or one of a form that is not known here.</exception>
    public static ManifestContent Parse(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var content = (ManifestContent?)new DataContractJsonSerializer(typeof(ManifestContent)).ReadObject(stream);
        return content is { FormatVersion: KnownVersion } ? content : throw new SerializationException($"it has no formatVersion {KnownVersion}");
    }
}
