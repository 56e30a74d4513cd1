using System.Runtime.Serialization;

namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>A value that is sent.</summary>
[DataContract]
sealed class ManifestAttribute
{
    [DataMember(Name = "name")]
    public string Name { get; set; } = "";

    [DataMember(Name = "type")]
    public string Type { get; set; } = "";

    [DataMember(Name = "from")]
    public string From { get; set; } = "";

    [DataMember(Name = "privacy")]
    public string Privacy { get; set; } = "";

    public override string ToString() => $"{Type}, from: {From}, privacy: {Privacy}";
}
