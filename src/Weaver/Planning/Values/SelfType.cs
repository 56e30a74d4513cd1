using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>A type as it is named in its own methods.</summary>
static class SelfType
{
    internal static TypeReference Of(TypeDefinition type)
    {
        if (!type.HasGenericParameters)
            return type;

        var self = new GenericInstanceType(type);
        foreach (var parameter in type.GenericParameters)
            self.GenericArguments.Add(parameter);
        return self;
    }
}
