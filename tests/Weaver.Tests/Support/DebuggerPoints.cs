using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>Where the debugger may stop.</summary>
static class DebuggerPoints
{
    /// <summary>The visible ones of each method that has any.</summary>
    internal static Dictionary<string, string> Visible(Assembly assembly) => All(assembly).ToDictionary(
        method => method.Key,
        method => string.Join(" ", method.Value.Where(point => !point.IsHidden).Select(point => $"{point.StartLine},{point.StartColumn}-{point.EndLine},{point.EndColumn}")));

    internal static Dictionary<string, List<SequencePoint>> All(Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var (metadata, symbols) = (image.GetMetadataReader(), pdb.GetMetadataReader());
        var points = new Dictionary<string, List<SequencePoint>>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var ofMethod = symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints().ToList();
            if (ofMethod.Count > 0)
                points[NameOf(metadata, handle)] = ofMethod;
        }

        return points;
    }

    static string NameOf(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var name = metadata.GetString(method.Name);
        for (var type = method.GetDeclaringType(); !type.IsNil; type = metadata.GetTypeDefinition(type).GetDeclaringType())
        {
            var definition = metadata.GetTypeDefinition(type);
            var prefix = definition.Namespace.IsNil ? "" : metadata.GetString(definition.Namespace) + ".";
            name = $"{prefix}{metadata.GetString(definition.Name)}.{name}";
        }

        return name;
    }
}
