using Fody;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Types of other modules as this one refers to them, with type arguments put in.</summary>
/// <remarks>Cecil's own import would bring in the version of an assembly that the other module was compiled against, beside the module's own.</remarks>
sealed class TypeImport(ModuleDefinition module)
{
    /// <summary>The type with the arguments of <paramref name="owner"/> in place of the parameters of its definition.</summary>
    internal TypeReference Of(TypeReference type, TypeReference? owner = null) => type switch
    {
        GenericParameter { Type: GenericParameterType.Type } parameter when owner is GenericInstanceType generic => generic.GenericArguments[parameter.Position],
        GenericParameter => type,
        GenericInstanceType generic => Instance(generic, owner),
        ArrayType { IsVector: true } array => new ArrayType(Of(array.ElementType, owner)),
        ArrayType array => new ArrayType(Of(array.ElementType, owner), array.Rank),
        ByReferenceType reference => new ByReferenceType(Of(reference.ElementType, owner)),
        PointerType pointer => new PointerType(Of(pointer.ElementType, owner)),
        RequiredModifierType modifier => new RequiredModifierType(Of(modifier.ModifierType), Of(modifier.ElementType, owner)),
        OptionalModifierType modifier => new OptionalModifierType(Of(modifier.ModifierType), Of(modifier.ElementType, owner)),
        TypeSpecification => throw new WeavingException($"A path cannot go through {type.FullName}"),
        _ => Named(type),
    };

    GenericInstanceType Instance(GenericInstanceType type, TypeReference? owner)
    {
        var instance = new GenericInstanceType(Of(type.ElementType));
        foreach (var argument in type.GenericArguments)
            instance.GenericArguments.Add(Of(argument, owner));
        return instance;
    }

    TypeReference Named(TypeReference type)
    {
        if (type.Module == module || OfTheLanguage(type) is not null)
            return OfTheLanguage(type) ?? type;

        var named = new TypeReference(type.Namespace, type.Name, module, ScopeOf(type), type.IsValueType)
        {
            DeclaringType = type.DeclaringType is { } declaring ? Named(declaring) : null,
        };
        foreach (var parameter in type.GenericParameters)
            named.GenericParameters.Add(new GenericParameter(parameter.Name, named));
        return named;
    }

    TypeReference? OfTheLanguage(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Void => module.TypeSystem.Void,
        MetadataType.Boolean => module.TypeSystem.Boolean,
        MetadataType.Char => module.TypeSystem.Char,
        MetadataType.SByte => module.TypeSystem.SByte,
        MetadataType.Byte => module.TypeSystem.Byte,
        MetadataType.Int16 => module.TypeSystem.Int16,
        MetadataType.UInt16 => module.TypeSystem.UInt16,
        MetadataType.Int32 => module.TypeSystem.Int32,
        MetadataType.UInt32 => module.TypeSystem.UInt32,
        MetadataType.Int64 => module.TypeSystem.Int64,
        MetadataType.UInt64 => module.TypeSystem.UInt64,
        MetadataType.Single => module.TypeSystem.Single,
        MetadataType.Double => module.TypeSystem.Double,
        MetadataType.String => module.TypeSystem.String,
        MetadataType.Object => module.TypeSystem.Object,
        MetadataType.IntPtr => module.TypeSystem.IntPtr,
        MetadataType.UIntPtr => module.TypeSystem.UIntPtr,
        _ => null,
    };

    AssemblyNameReference ScopeOf(TypeReference type)
    {
        var name = type.Scope switch
        {
            AssemblyNameReference reference => reference,
            ModuleDefinition definition => definition.Assembly.Name,
            var scope => throw new WeavingException($"{type.FullName} stands in {scope}, which is no assembly"),
        };
        var known = module.AssemblyReferences.FirstOrDefault(candidate => candidate.Name == name.Name);
        if (known is null)
        {
            known = AssemblyNameReference.Parse(name.FullName);
            module.AssemblyReferences.Add(known);
        }

        return known;
    }
}
