using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Where a method stands in the source, as its debug information tells.</summary>
sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>The first visible point of the method; of an async method or iterator, of its state machine, which has the user's code.</summary>
    internal static SourceLocation? Of(MethodDefinition method)
    {
        var point = FirstPoint(method) ?? FirstPoint(StateMachine.MoveNextOf(method)) ?? FirstPoint(Neighbour(method));
        return point is null ? null : new SourceLocation(point.Document.Url, point.StartLine, point.StartColumn);
    }

    static SequencePoint? FirstPoint(MethodDefinition? method) =>
        method is { HasBody: true, DebugInformation.HasSequencePoints: true }
            ? method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden)
            : null;

    /// <summary>A method without a body has no place of its own: the file of its type is better than nothing.</summary>
    static MethodDefinition? Neighbour(MethodDefinition method) =>
        method.HasBody ? null : method.DeclaringType.Methods.FirstOrDefault(other => FirstPoint(other) is not null);
}
