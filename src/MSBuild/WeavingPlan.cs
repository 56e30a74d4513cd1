using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Xml;

namespace AutomagikTelemetry.MSBuild;

/// <summary>The parts of the weaver's plan file that the build reads. The framework's own reader is enough, and a task that brings no other assembly cannot meet a wrong version of it.</summary>
static class WeavingPlan
{
    /// <summary>Reads the diagnostics. They stand in front of all that grows with the assembly, and no more is read.</summary>
    /// <exception cref="SerializationException">The file is not a plan.</exception>
    public static PlanDiagnostic[] Diagnostics(string path) => Read<PlanDiagnostic>(path, "diagnostics");

    /// <summary>Reads where in the sources something is sent.</summary>
    /// <exception cref="SerializationException">The file is not a plan.</exception>
    public static PlanPlace[] Places(string path) => Read<PlanPlace>(path, "places");

    static T[] Read<T>(string path, string list)
    {
        using var stream = File.OpenRead(path);
        using var json = JsonReaderWriterFactory.CreateJsonReader(stream, XmlDictionaryReaderQuotas.Max);
        try
        {
            json.ReadToDescendant("root");
            if (json.ReadToDescendant(list))
                return (T[]?)new DataContractJsonSerializer(typeof(T[]), list).ReadObject(json) ?? [];
        }
        catch (XmlException exception)
        {
            throw new SerializationException(exception.Message, exception);
        }

        throw new SerializationException("The file holds no plan.");
    }
}
