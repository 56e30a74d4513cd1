using System.Runtime.Serialization;

namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>What members send under a name.</summary>
[DataContract]
sealed class ManifestEntry
{
    [DataMember(Name = "signal")]
    public string Signal { get; set; } = "";

    [DataMember(Name = "name")]
    public string Name { get; set; } = "";

    [DataMember(Name = "kind")]
    public string? Kind { get; set; }

    [DataMember(Name = "unit")]
    public string? Unit { get; set; }

    [DataMember(Name = "members")]
    public ManifestMember[]? Members { get; set; }

    [DataMember(Name = "attributes")]
    public ManifestAttribute[]? Attributes { get; set; }
}
