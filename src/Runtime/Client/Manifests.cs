using System.Reflection;
using System.Text;

namespace AutomagikTelemetry.Client;

/// <summary>The telemetry manifests that woven assemblies carry. Nothing is read before somebody asks. Never throws.</summary>
static class Manifests
{
    /// <summary>What the weaver calls the resource, in every version.</summary>
    const string Resource = "telemetry.manifest.json";

    /// <summary>As a JSON array: the entry assembly's first, then those of the other assemblies that are loaded, by their names.</summary>
    internal static string Describe()
    {
        var entry = Assembly.GetEntryAssembly();
        var loaded = AppDomain.CurrentDomain.GetAssemblies();
        Array.Sort(loaded, (one, other) => one == other ? 0 : one == entry ? -1 : other == entry ? 1 : string.CompareOrdinal(one.FullName, other.FullName));

        var text = new StringBuilder("[");
        foreach (var assembly in loaded)
        {
            if (Read(assembly) is { } manifest)
                text.Append(text.Length == 1 ? "\n" : ",\n").Append(manifest.TrimEnd());
        }

        return text.Append(text.Length == 1 ? "]" : "\n]").ToString();
    }

    static string? Read(Assembly assembly)
    {
        if (assembly.IsDynamic)
            return null;

        try
        {
            using var stream = assembly.GetManifestResourceStream(Resource);
            return stream is null ? null : new StreamReader(stream, Encoding.UTF8).ReadToEnd();
        }
        catch (Exception)
        {
            // An assembly whose file has gone says nothing; the others do.
            return null;
        }
    }
}
