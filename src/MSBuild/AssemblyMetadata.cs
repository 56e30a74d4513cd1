using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AutomagikTelemetry.Fody;

namespace AutomagikTelemetry.MSBuild;

/// <summary>Reads assemblies without loading them, to tell which of them carry tracking attributes and were not woven.</summary>
sealed class AssemblyMetadata(IReadOnlyList<string> paths) : IDisposable
{
    readonly Dictionary<string, PEReader?> _images = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, bool> _reachesRuntime = new(StringComparer.OrdinalIgnoreCase) { [KnownNames.RuntimeAssembly] = true };

    /// <summary>A member that asks for tracking, or null: nothing does, or the assembly is woven.</summary>
    internal string? UnwovenMemberOf(string path)
    {
        if (Open(path) is not { } metadata || !ReachesRuntime(metadata) || IsWoven(metadata))
            return null;

        foreach (var attribute in metadata.CustomAttributes.Select(metadata.GetCustomAttribute))
        {
            if (IsTracking(metadata, TypeOf(metadata, attribute)))
                return NameOf(metadata, attribute.Parent);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var image in _images.Values)
            image?.Dispose();
    }

    MetadataReader? Open(string path)
    {
        if (!_images.TryGetValue(path, out var image))
        {
            image = File.Exists(path) ? new PEReader(File.OpenRead(path)) : null;
            _images.Add(path, image);
        }

        return image is { HasMetadata: true } && image.GetMetadataReader() is { IsAssembly: true } metadata ? metadata : null;
    }

    /// <summary>Whether an attribute in the assembly can be one of the runtime's, or derive from one through other assemblies.</summary>
    bool ReachesRuntime(MetadataReader metadata) =>
        metadata.AssemblyReferences.Any(reference => ReachesRuntime(metadata.GetString(metadata.GetAssemblyReference(reference).Name)));

    bool ReachesRuntime(string assembly)
    {
        if (!_reachesRuntime.TryGetValue(assembly, out var reaches))
        {
            // Whoever asks again before the answer is known asks in a circle.
            _reachesRuntime[assembly] = false;
            reaches = Find(assembly) is { } metadata && ReachesRuntime(metadata);
            _reachesRuntime[assembly] = reaches;
        }

        return reaches;
    }

    MetadataReader? Find(string assembly) =>
        paths.FirstOrDefault(path => string.Equals(Path.GetFileNameWithoutExtension(path), assembly, StringComparison.OrdinalIgnoreCase)) is { } path ? Open(path) : null;

    /// <summary>Fody leaves a type that names the weavers which it ran. A reference assembly has no code that could be woven.</summary>
    static bool IsWoven(MetadataReader metadata) =>
        metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Any(type =>
            metadata.GetString(type.Name).EndsWith("_ProcessedByFody", StringComparison.Ordinal)
            && type.GetFields().Any(field => metadata.GetString(metadata.GetFieldDefinition(field).Name) == "AutomagikTelemetry"))
        || metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).Any(attribute =>
            TypeOf(metadata, attribute) is { Kind: HandleKind.TypeReference } type
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "ReferenceAssemblyAttribute");

    static EntityHandle TypeOf(MetadataReader metadata, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
        HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
        _ => default,
    };

    /// <summary>Whether the attribute is one of the runtime's or derives from one, wherever it is declared.</summary>
    bool IsTracking(MetadataReader metadata, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                return IsTracking(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type).BaseType);
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                if (reference.ResolutionScope.Kind != HandleKind.AssemblyReference)
                    return false;
                var (assembly, @namespace, name) = (
                    metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name),
                    metadata.GetString(reference.Namespace),
                    metadata.GetString(reference.Name));
                return assembly == KnownNames.RuntimeAssembly
                    ? name.StartsWith("Track", StringComparison.Ordinal) && name.EndsWith("Attribute", StringComparison.Ordinal)
                    : IsTracking(assembly, @namespace, name);
            default:
                return false;
        }
    }

    bool IsTracking(string assembly, string @namespace, string name) =>
        ReachesRuntime(assembly)
        && Find(assembly) is { } metadata
        && metadata.TypeDefinitions.Any(handle =>
            metadata.GetTypeDefinition(handle) is var type
            && metadata.StringComparer.Equals(type.Name, name)
            && metadata.StringComparer.Equals(type.Namespace, @namespace)
            && IsTracking(metadata, handle));

    static string NameOf(MetadataReader metadata, EntityHandle member)
    {
        switch (member.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)member);
                return $"{NameOf(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}";
            case HandleKind.TypeDefinition:
                var type = metadata.GetTypeDefinition((TypeDefinitionHandle)member);
                var outer = type.GetDeclaringType();
                var before = outer.IsNil ? metadata.GetString(type.Namespace) : NameOf(metadata, outer);
                return before.Length == 0 ? metadata.GetString(type.Name) : $"{before}.{metadata.GetString(type.Name)}";
            default:
                return metadata.GetString(metadata.GetAssemblyDefinition().Name);
        }
    }
}
