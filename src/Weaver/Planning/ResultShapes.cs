using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

static class ResultShapes
{
    const MethodImplAttributes RuntimeAsync = (MethodImplAttributes)0x2000;

    internal static ResultShape Of(MethodDefinition method)
    {
        if (TrackingAttributes.Has(method, KnownNames.Attributes.IteratorStateMachine))
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
            _ => ResultShape.None,
        };
    }

    static string FullNameOf(TypeReference type) => type is GenericInstanceType generic ? generic.ElementType.FullName : type.FullName;
}
