using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Planning;

static class ResultShapes
{
    const MethodImplAttributes RuntimeAsync = (MethodImplAttributes)0x2000;

    internal static ResultShape Of(MethodDefinition method)
    {
        if (TrackingAttributes.Has(method, KnownNames.Attributes.IteratorStateMachine) || IsSequenceExpression(method))
            return ResultShape.Iterator;
        if (TrackingAttributes.Has(method, KnownNames.Attributes.AsyncIteratorStateMachine))
            return ResultShape.AsyncIterator;
        if ((method.ImplAttributes & RuntimeAsync) != 0)
            return ResultShape.RuntimeAsync;

        var isAsync = TrackingAttributes.Has(method, KnownNames.Attributes.AsyncStateMachine);
        return FullNameOf(method.ReturnType) switch
        {
            KnownNames.Types.Task or KnownNames.Types.TaskOfT => isAsync ? ResultShape.Observed : ResultShape.Followed,
            KnownNames.Types.ValueTask or KnownNames.Types.ValueTaskOfT => isAsync ? ResultShape.Observed : ResultShape.FollowedValue,
            _ => isAsync ? ResultShape.TaskLike : ResultShape.None,
        };
    }

    /// <summary>F#'s <c>seq { }</c>: the method returns a new object of the class that the compiler made of the expression.</summary>
    static bool IsSequenceExpression(MethodDefinition method) =>
        FullNameOf(method.ReturnType) is KnownNames.Types.EnumerableOfT
        && method.Body.Instructions.Any(instruction =>
            instruction is { OpCode.Code: Code.Newobj, Next.OpCode.Code: Code.Ret, Operand: MethodReference { DeclaringType: var made } }
            && made.GetElementType() is TypeDefinition { BaseType: GenericInstanceType { ElementType.FullName: KnownNames.Types.FSharpSequence } });

    static string FullNameOf(TypeReference type) => type is GenericInstanceType generic ? generic.ElementType.FullName : type.FullName;
}
