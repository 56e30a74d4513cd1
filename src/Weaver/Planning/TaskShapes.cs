using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Planning;

static class TaskShapes
{
    internal static TaskShape Of(MethodDefinition method) => FullNameOf(method.ReturnType) switch
    {
        KnownNames.Types.ValueTask or KnownNames.Types.ValueTaskOfT => TaskShape.Observed,
        KnownNames.Types.Task or KnownNames.Types.TaskOfT =>
            TrackingAttributes.Has(method, KnownNames.Attributes.AsyncStateMachine) ? TaskShape.Observed : TaskShape.Followed,
        _ => TaskShape.None,
    };

    static string FullNameOf(TypeReference type) => type is GenericInstanceType generic ? generic.ElementType.FullName : type.FullName;
}
