using System.Runtime.Serialization;

namespace AutomagikTelemetry.MSBuild;

/// <summary>Where in the sources a member sends something, as the plan file holds it.</summary>
[DataContract]
sealed class PlanPlace
{
    [DataMember(Name = "signal")]
    public string? Signal { get; set; }

    /// <summary>Null where it is the place of all that the member sends.</summary>
    [DataMember(Name = "name")]
    public string? Name { get; set; }

    [DataMember(Name = "member")]
    public string Member { get; set; } = "";

    [DataMember(Name = "file")]
    public string File { get; set; } = "";

    [DataMember(Name = "line")]
    public int Line { get; set; }

    [DataMember(Name = "column")]
    public int Column { get; set; }
}
