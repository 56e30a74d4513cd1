using System.Runtime.Serialization;

namespace AutomagikTelemetry.MSBuild;

/// <summary>One thing that the weaver has to say about a method, as the plan file holds it.</summary>
[DataContract]
sealed class PlanDiagnostic
{
    [DataMember(Name = "severity")]
    public string Severity { get; set; } = "";

    [DataMember(Name = "code")]
    public string Code { get; set; } = "";

    [DataMember(Name = "message")]
    public string Message { get; set; } = "";

    [DataMember(Name = "file")]
    public string? File { get; set; }

    [DataMember(Name = "line")]
    public int Line { get; set; }

    [DataMember(Name = "column")]
    public int Column { get; set; }
}
