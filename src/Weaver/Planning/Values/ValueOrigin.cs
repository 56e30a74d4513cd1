using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>What a value comes from or passes on its way, and may be marked: a parameter, a result, a field, a property, the type of one.</summary>
sealed record ValueOrigin(ICustomAttributeProvider Provider, string Name)
{
    /// <summary>Of an argument.</summary>
    internal static IReadOnlyList<ValueOrigin> Of(ParameterDefinition parameter) =>
        [new(parameter, $"the parameter '{parameter.Name}'"), .. OfType(parameter.ParameterType)];

    /// <summary>Of what a path leads to.</summary>
    internal static IReadOnlyList<ValueOrigin> Of(MethodDefinition method, ValuePath path)
    {
        var origins = new List<ValueOrigin>();
        if (path.Parameter is { } parameter)
            origins.AddRange(Of(parameter));
        else if (path.Root == PathRoot.Result)
            origins.Add(new(method.MethodReturnType, "the returned value"));
        origins.AddRange(OfType(path.RootType));
        foreach (var step in path.Steps)
        {
            origins.AddRange(OfMember(step.Member));
            origins.AddRange(OfType(step.To));
        }

        return origins;
    }

    static IEnumerable<ValueOrigin> OfMember(MemberReference? member)
    {
        if (member is FieldReference field)
            return field.Resolve() is { } one ? [new(one, $"the field '{one.Name}'")] : [];
        if ((member as MethodReference)?.Resolve() is not { } getter || getter.DeclaringType.Properties.FirstOrDefault(property => property.GetMethod == getter) is not { } read)
            return [];

        // An attribute on the parameter of a record's primary constructor stands there alone, and means the property too.
        var parameters = getter.DeclaringType.Methods.Where(method => method.IsConstructor).SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == read.Name);
        var name = $"the property '{read.Name}'";
        return [new(read, name), .. parameters.Concat<ICustomAttributeProvider>(getter.IsVirtual ? Declarations(getter.DeclaringType, read.Name) : []).Select(provider => new ValueOrigin(provider, name))];
    }

    /// <summary>The properties that one of a type may override or implement.</summary>
    static IEnumerable<PropertyDefinition> Declarations(TypeDefinition type, string name)
    {
        foreach (var general in type.Interfaces.Select(implementation => implementation.InterfaceType).Prepend(type.BaseType).OfType<TypeReference>().Where(candidate => candidate.Namespace != "System"))
        {
            if (general.Resolve() is not { } definition)
                continue;
            foreach (var property in definition.Properties.Where(property => property.Name == name).Concat(Declarations(definition, name)))
                yield return property;
        }
    }

    /// <summary>Types of the framework are nobody's to mark, and are many.</summary>
    static IEnumerable<ValueOrigin> OfType(TypeReference type)
    {
        type = MemberLookup.WithoutModifiers(type);
        return type switch
        {
            ByReferenceType or ArrayType => OfType(((TypeSpecification)type).ElementType),
            GenericInstanceType { ElementType.FullName: KnownNames.Types.Nullable } nullable => OfType(nullable.GenericArguments[0]),
            _ when type.IsGenericParameter || type.Namespace == "System" => [],
            _ => type.Resolve() is { } definition ? [new(definition, $"the type '{definition.FullName}'")] : [],
        };
    }
}
