using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Finds the field or property that a step of a path names, as C# would find it from within a type.</summary>
sealed class MemberLookup(ModuleDefinition module, TypeImport import)
{
    /// <summary>The step, or null where there is no such member.</summary>
    /// <param name="type">The type of the value; null-safe steps through nullables are the caller's.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="inside">The type that the path is written in.</param>
    internal PathStep? Find(TypeReference type, string name, TypeDefinition inside) =>
        Places(type).Select(place => Declared(place, type, name, inside)).FirstOrDefault(step => step is not null);

    /// <summary>The names of all members that a step could name.</summary>
    internal IEnumerable<string> Names(TypeReference type, TypeDefinition inside) =>
        from place in Places(type)
        from name in Definition(place).Properties.Where(property => IsReadable(property, inside)).Select(property => property.Name)
            .Concat(Definition(place).Fields.Where(field => IsReadable(field, inside)).Select(field => field.Name))
        select name;

    PathStep? Declared(TypeReference place, TypeReference type, string name, TypeDefinition inside)
    {
        var definition = Definition(place);
        if (definition.Properties.FirstOrDefault(property => property.Name == name && IsReadable(property, inside)) is { } property)
        {
            var result = import.Of(property.GetMethod.ReturnType);
            var getter = new MethodReference(property.GetMethod.Name, result, place) { HasThis = true };
            var value = WithoutModifiers(import.Of(property.GetMethod.ReturnType, place));
            return value is ByReferenceType reference
                ? new PathStep(getter, type, WithoutModifiers(reference.ElementType), IsByReference: true)
                : new PathStep(getter, type, value, IsByReference: false);
        }

        return definition.Fields.FirstOrDefault(field => field.Name == name && IsReadable(field, inside)) is { } field
            ? new PathStep(new FieldReference(name, import.Of(field.FieldType), place), type, WithoutModifiers(import.Of(field.FieldType, place)), IsByReference: false)
            : null;
    }

    /// <summary>The type and its base types, or what else its members are declared in.</summary>
    IEnumerable<TypeReference> Places(TypeReference type) => type switch
    {
        GenericParameter parameter => parameter.Constraints.SelectMany(constraint => Places(WithoutModifiers(constraint.ConstraintType))),
        ArrayType => [new TypeReference("System", "Array", module, module.TypeSystem.CoreLibrary)],
        TypeSpecification and not GenericInstanceType => [],
        _ => BasesAndSelf(import.Of(type)),
    };

    IEnumerable<TypeReference> BasesAndSelf(TypeReference type)
    {
        yield return type;
        var definition = Definition(type);
        IEnumerable<TypeReference> bases = definition.IsInterface
            ? definition.Interfaces.Select(implementation => implementation.InterfaceType)
            : definition.BaseType is { } one ? [one] : [];
        foreach (var inherited in bases.SelectMany(candidate => BasesAndSelf(import.Of(candidate, type))))
            yield return inherited;
    }

    static TypeDefinition Definition(TypeReference type) =>
        type.Resolve() ?? throw new AssemblyResolutionException(type.Scope as AssemblyNameReference ?? new AssemblyNameReference(type.Scope?.Name ?? "", null));

    bool IsReadable(PropertyDefinition property, TypeDefinition inside) =>
        property is { GetMethod: { IsStatic: false } getter, HasParameters: false }
        && IsAccessible(getter.Attributes & MethodAttributes.MemberAccessMask, property.DeclaringType, inside);

    /// <summary>What a compiler made is nobody's to name. A method's and a field's access have the same values.</summary>
    bool IsReadable(FieldDefinition field, TypeDefinition inside) =>
        field is { IsStatic: false, IsSpecialName: false } && !field.Name.StartsWith("<", StringComparison.Ordinal)
        && IsAccessible((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask), field.DeclaringType, inside);

    bool IsAccessible(MethodAttributes access, TypeDefinition declaring, TypeDefinition inside)
    {
        var isHere = declaring.Module == module;
        return access switch
        {
            MethodAttributes.Public => true,
            MethodAttributes.Assembly => isHere,
            MethodAttributes.FamORAssem => isHere || Inherits(inside, declaring),
            MethodAttributes.Family => Inherits(inside, declaring),
            MethodAttributes.FamANDAssem => isHere && Inherits(inside, declaring),
            _ => isHere && Around(inside).Contains(declaring),
        };
    }

    static bool Inherits(TypeDefinition inside, TypeDefinition declaring)
    {
        for (var type = inside; type is not null; type = type.BaseType?.Resolve())
        {
            if (type == declaring)
                return true;
        }

        return false;
    }

    static IEnumerable<TypeDefinition> Around(TypeDefinition type)
    {
        for (var one = type; one is not null; one = one.DeclaringType)
            yield return one;
    }

    internal static TypeReference WithoutModifiers(TypeReference type)
    {
        while (type is IModifierType modifier)
            type = modifier.ElementType;
        return type;
    }
}
