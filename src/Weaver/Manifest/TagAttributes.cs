using System.Globalization;
using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>Tags of the plan as attributes of the manifest.</summary>
static class TagAttributes
{
    internal static SentAttribute Of(TagPlan tag)
    {
        var (type, from) = tag switch
        {
            ArgumentTag argument => (TypeOf(argument.Type), "parameter " + argument.Parameter.Name),
            PathTag { Path: var path } => (TypeOf(path.Type), "path " + path.Text),
            ConstantTag { Value: var value } => (TypeOf(value), "constant " + Convert.ToString(value, CultureInfo.InvariantCulture)),
            _ => (SentAttribute.AnyType, tag.GetType().Name),
        };
        type = tag.Privacy switch
        {
            TagPrivacy.Hash => SentAttribute.Text,
            TagPrivacy.Presence => SentAttribute.TrueOrFalse,
            _ => type,
        };
        return new SentAttribute(tag.Name, type, from, tag.Privacy.ToString().ToLowerInvariant());
    }

    /// <summary>The type of a boxed value that is given by hand.</summary>
    internal static string TypeOf(TypeReference type) => TagType.Of(type) is { } known ? TypeOf(known) : SentAttribute.AnyType;

    internal static bool IsArray(TagPlan tag) => tag is ArgumentTag { Type.Kind: TagKind.Array } or PathTag { Path.Type.Kind: TagKind.Array };

    static string TypeOf(TagType type) => type.Kind switch
    {
        TagKind.SignedInteger or TagKind.UnsignedInteger => SentAttribute.WholeNumber,
        TagKind.FloatingPoint => "double",
        TagKind.TimeSpan => "duration",
        TagKind.Array when type.ValueType is ArrayType { ElementType: var element } => "array of " + TypeOf(element),
        var kind => kind.ToString().ToLowerInvariant(),
    };

    static string TypeOf(object? constant) => constant switch
    {
        bool => SentAttribute.TrueOrFalse,
        double => "double",
        string => SentAttribute.Text,
        _ => SentAttribute.WholeNumber,
    };
}
