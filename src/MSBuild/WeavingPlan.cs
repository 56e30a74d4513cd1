using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;

namespace AutomagikTelemetry.MSBuild;

/// <summary>The part of the weaver's plan file that the build reads.</summary>
[DataContract]
sealed class WeavingPlan
{
    [DataMember(Name = "diagnostics")]
    public PlanDiagnostic[]? Diagnostics { get; set; }

    [DataMember(Name = "places")]
    public PlanPlace[]? Places { get; set; }

    /// <summary>Reads a plan file. The framework's own reader is enough, and a task that brings no other assembly cannot meet a wrong version of it.</summary>
    /// <exception cref="SerializationException">The file is not a plan.</exception>
    public static WeavingPlan Read(string path)
    {
        using var stream = File.OpenRead(path);
        return (WeavingPlan?)new DataContractJsonSerializer(typeof(WeavingPlan)).ReadObject(stream)
            ?? throw new SerializationException("The file holds no plan.");
    }
}
