using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

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
        if (TrackingAttributes.Has(method, KnownNames.Attributes.AsyncStateMachine))
        {
            if (method.ReturnType.MetadataType == MetadataType.Void)
                return new Obstacle(Rule.AsyncVoid, "async void");
            if (ResultShapes.Of(method) == ResultShape.None)
                return new Obstacle(Rule.TaskLike, "async with a task-like type", method.ReturnType.FullName);
        }

        // F#'s own async describes work that somebody starts later, any number of times.
        if (method.ReturnType is GenericInstanceType { ElementType.FullName: KnownNames.Types.FSharpAsync })
            return new Obstacle(Rule.TaskLike, "async with a task-like type", method.ReturnType.FullName);

        if (method.Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Jmp))
            return new Obstacle(Rule.JumpInstruction, "jmp instruction");
        return null;
    }

    /// <summary>F#'s <c>seq { }</c>: the method returns a new object of the class that the compiler made of the expression.</summary>
    static bool IsSequenceExpression(MethodDefinition method) =>
        method.Body.Instructions.Any(instruction =>
            instruction is { OpCode.Code: Code.Newobj, Next.OpCode.Code: Code.Ret, Operand: MethodReference { DeclaringType: var made } }
            && made.GetElementType() is TypeDefinition { BaseType: GenericInstanceType { ElementType.FullName: KnownNames.Types.FSharpSequence } });

    static bool IsFinalizer(MethodDefinition method) =>
        method is { Name: "Finalize", IsVirtual: true, HasParameters: false } && method.ReturnType.MetadataType == MetadataType.Void;
}
