using System.Runtime.Serialization;

namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>A method that sends something.</summary>
[DataContract]
sealed class ManifestMember
{
    [DataMember(Name = "member")]
    public string Member { get; set; } = "";

    [DataMember(Name = "file")]
    public string? File { get; set; }
}
