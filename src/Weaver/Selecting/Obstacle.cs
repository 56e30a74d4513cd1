using AutomagikTelemetry.Fody.Diagnostics;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>Why a method cannot be woven. The list is closed: what is not on it is woven.</summary>
sealed record Obstacle(Rule Rule, string Reason, params object[] Arguments)
{
    internal static Obstacle? For(MethodDefinition method)
    {
        if (method.IsConstructor || IsFinalizer(method))
            return new Obstacle(Rule.ConstructorOrFinalizer, "constructor or finalizer");
        if (!method.HasBody || method.Body.Instructions.Count == 0)
            return new Obstacle(Rule.NoBody, "no body");
        if (TrackingAttributes.Has(method, KnownNames.Attributes.ModuleInitializer) || TrackingAttributes.Has(method, KnownNames.Attributes.UnmanagedCallersOnly))
            return new Obstacle(Rule.CalledByRuntime, "called by the runtime");
        if (TrackingAttributes.Has(method, KnownNames.Attributes.AsyncStateMachine) && method.ReturnType.MetadataType == MetadataType.Void)
            return new Obstacle(Rule.AsyncVoid, "async void");

        // F#'s own async describes work that somebody starts later, any number of times.
        if (method.ReturnType is GenericInstanceType { ElementType.FullName: KnownNames.Types.FSharpAsync })
            return new Obstacle(Rule.FSharpAsync, "F# async");
        return null;
    }

    static bool IsFinalizer(MethodDefinition method) =>
        method is { Name: "Finalize", IsVirtual: true, HasParameters: false } && method.ReturnType.MetadataType == MetadataType.Void;
}
