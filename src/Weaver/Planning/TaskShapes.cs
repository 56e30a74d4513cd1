using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

static class TaskShapes
{
    internal static TaskShape Of(MethodDefinition method)
    {
        var isAsync = TrackingAttributes.Has(method, KnownNames.Attributes.AsyncStateMachine);
        return FullNameOf(method.ReturnType) switch
        {
            KnownNames.Types.Task or KnownNames.Types.TaskOfT => isAsync ? TaskShape.Observed : TaskShape.Followed,
            KnownNames.Types.ValueTask or KnownNames.Types.ValueTaskOfT => isAsync ? TaskShape.Observed : TaskShape.FollowedValue,
            _ => TaskShape.None,
        };
    }

    static string FullNameOf(TypeReference type) => type is GenericInstanceType generic ? generic.ElementType.FullName : type.FullName;
}
