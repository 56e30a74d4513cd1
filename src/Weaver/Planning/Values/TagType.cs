using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A type as that of a tag: what its value is, and whether it comes by reference or as a nullable.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="ValueType">The value's own type, without reference and nullable.</param>
/// <param name="Nullable">The nullable type around it, or null.</param>
/// <param name="IsByReference">Whether it is the address of one.</param>
sealed record TagType(TagKind Kind, TypeReference ValueType, GenericInstanceType? Nullable, bool IsByReference)
{
    /// <summary>The type as a tag's, or null if it cannot be one.</summary>
    internal static TagType? Of(TypeReference type)
    {
        type = WithoutModifiers(type);
        var isByReference = type is ByReferenceType;
        if (type is ByReferenceType reference)
            type = WithoutModifiers(reference.ElementType);
        var nullable = type is GenericInstanceType { ElementType.FullName: KnownNames.Types.Nullable } instance ? instance : null;
        if (nullable is not null)
            type = nullable.GenericArguments[0];

        return KindOf(type) is { } kind ? new TagType(kind, type, nullable, isByReference) : null;
    }

    static TypeReference WithoutModifiers(TypeReference type)
    {
        while (type is IModifierType modifier)
            type = modifier.ElementType;
        return type;
    }

    static TagKind? KindOf(TypeReference type)
    {
        switch (type.MetadataType)
        {
            case MetadataType.Boolean:
                return TagKind.Boolean;
            case MetadataType.Char:
                return TagKind.Char;
            case MetadataType.SByte or MetadataType.Int16 or MetadataType.Int32 or MetadataType.Int64 or MetadataType.IntPtr:
                return TagKind.SignedInteger;
            case MetadataType.Byte or MetadataType.UInt16 or MetadataType.UInt32 or MetadataType.UInt64 or MetadataType.UIntPtr:
                return TagKind.UnsignedInteger;
            case MetadataType.Single or MetadataType.Double:
                return TagKind.FloatingPoint;
            case MetadataType.String:
                return TagKind.String;
            case MetadataType.ValueType:
                return type.FullName switch
                {
                    KnownNames.Types.Guid => TagKind.Guid,
                    KnownNames.Types.Decimal => TagKind.Decimal,
                    KnownNames.Types.TimeSpan => TagKind.TimeSpan,
                    KnownNames.Types.DateTime or KnownNames.Types.DateTimeOffset or KnownNames.Types.DateOnly or KnownNames.Types.TimeOnly => TagKind.Date,
                    _ => type.Resolve()?.IsEnum == true ? TagKind.Enum : null,
                };
            case MetadataType.GenericInstance when type.IsValueType:
                // An enum nested in a generic type.
                return type.Resolve()?.IsEnum == true ? TagKind.Enum : null;
            case MetadataType.Class:
                return type.FullName == KnownNames.Types.Uri ? TagKind.Uri : null;
            case MetadataType.Array:
                return type is ArrayType { IsVector: true } array && KindOf(array.ElementType) is { } element and not TagKind.Array ? TagKind.Array : null;
            default:
                return null;
        }
    }
}
