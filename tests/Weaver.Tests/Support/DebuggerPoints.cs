using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AutomagikTelemetry.Weaver.Tests.Support;

/// <summary>What a PDB, beside the assembly or in it, tells the debugger.</summary>
static class DebuggerPoints
{
    /// <summary>Where it may stop: the visible points of each method that has any.</summary>
    internal static Dictionary<string, string> Visible(string file) => All(file).ToDictionary(
        method => method.Key,
        method => string.Join(" ", method.Value.Where(point => !point.IsHidden).Select(point => $"{point.StartLine},{point.StartColumn}-{point.EndLine},{point.EndColumn}")));

    internal static Dictionary<string, List<SequencePoint>> All(string file) => Read(file, (_, symbols, method) => symbols.GetMethodDebugInformation(method).GetSequencePoints().ToList())
        .Where(method => method.Value.Count > 0).ToDictionary();

    /// <summary>The names of each method's locals, in the order of their scopes.</summary>
    internal static Dictionary<string, string> Locals(string file) => Read(file, (_, symbols, method) => string.Join(" ",
            from scope in symbols.GetLocalScopes(method)
            from variable in symbols.GetLocalScope(scope).GetLocalVariables()
            select symbols.GetString(symbols.GetLocalVariable(variable).Name)))
        .Where(method => method.Value.Length > 0).ToDictionary();

    /// <summary>The method in the source that a state machine's method was made of.</summary>
    internal static Dictionary<string, string> Kickoffs(string file) => Read(file, (metadata, symbols, method) =>
            symbols.GetMethodDebugInformation(method).GetStateMachineKickoffMethod() is { IsNil: false } kickoff ? NameOf(metadata, kickoff) : "")
        .Where(method => method.Value.Length > 0).ToDictionary();

    /// <summary>Methods with scopes that reach over each other's ends, or over that of the code.</summary>
    internal static IReadOnlyList<string> MethodsWithBadScopes(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var lengths = Read(file, (metadata, _, method) => metadata.GetMethodDefinition(method).RelativeVirtualAddress is var address and not 0 ? image.GetMethodBody(address).GetILBytes()!.Length : 0);
        var scopes = Read(file, (_, symbols, method) => symbols.GetLocalScopes(method).Select(symbols.GetLocalScope).Select(scope => (scope.StartOffset, scope.EndOffset)).ToList());
        return [.. scopes.Where(method => method.Value.Any(scope => scope.StartOffset >= scope.EndOffset || scope.EndOffset > lengths[method.Key])
            || method.Value.Any(scope => method.Value.Any(other => scope.StartOffset < other.StartOffset && other.StartOffset < scope.EndOffset && scope.EndOffset < other.EndOffset)))
            .Select(method => method.Key)];
    }

    static Dictionary<string, T> Read<T>(string file, Func<MetadataReader, MetadataReader, MethodDefinitionHandle, T> read)
    {
        using var image = new PEReader(File.OpenRead(file));
        image.TryOpenAssociatedPortablePdb(file, path => File.Exists(path) ? File.OpenRead(path) : null, out var pdb, out _).ShouldBeTrue($"{file} has no PDB");
        using (pdb)
        {
            var (metadata, symbols) = (image.GetMetadataReader(), pdb!.GetMetadataReader());
            return metadata.MethodDefinitions.GroupBy(method => NameOf(metadata, method)).SelectMany(overloads => overloads.Select((method, number) => (Name: number == 0 ? overloads.Key : $"{overloads.Key} {number}", Method: method)))
                .ToDictionary(method => method.Name, method => read(metadata, symbols, method.Method));
        }
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
