using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>The class that the compiler made of an async method or an iterator.</summary>
static class StateMachine
{
    internal static MethodDefinition? MoveNextOf(MethodDefinition method) =>
        TypeOf(method)?.Methods.FirstOrDefault(candidate => candidate.Name == "MoveNext");

    static TypeDefinition? TypeOf(MethodDefinition method)
    {
        var attribute = method.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.FullName
            is KnownNames.Attributes.AsyncStateMachine
            or KnownNames.Attributes.IteratorStateMachine
            or KnownNames.Attributes.AsyncIteratorStateMachine);
        return (attribute?.ConstructorArguments.FirstOrDefault().Value as TypeReference)?.Resolve();
    }
}
