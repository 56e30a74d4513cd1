using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Planning;

/// <summary>Where a method stands in the source, as its debug information tells.</summary>
sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>
    /// The first visible point of the method; of an async method or iterator, of its state machine, which has the user's code.
    /// Debug information tells no place for a method without code: then it is that of the nearest member that has one.
    /// </summary>
    internal static SourceLocation? Of(MethodDefinition method) =>
        At(PointOf(method) ?? Nearest(method.DeclaringType, method.DeclaringType.Methods.IndexOf(method)));

    /// <summary>The first member of the type that has a place.</summary>
    internal static SourceLocation? Of(TypeDefinition type) => At(Nearest(type, 0));

    static SourceLocation? At(SequencePoint? point) =>
        point is null ? null : new SourceLocation(point.Document.Url, point.StartLine, point.StartColumn);

    static SequencePoint? PointOf(MethodDefinition method) => FirstPoint(method) ?? FirstPoint(StateMachine.MoveNextOf(method));

    static SequencePoint? FirstPoint(MethodDefinition? method) =>
        method is { HasBody: true, DebugInformation.HasSequencePoints: true }
            ? method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden)
            : null;

    /// <summary>Members stand in the metadata in the order of the source; the one before is nearer to the eye than the one behind.</summary>
    static SequencePoint? Nearest(TypeDefinition type, int index)
    {
        for (var distance = 0; distance < type.Methods.Count; distance++)
        {
            if (PointAt(index - distance) is { } before)
                return before;
            if (PointAt(index + distance) is { } behind)
                return behind;
        }

        return type.DeclaringType is null ? null : Nearest(type.DeclaringType, 0);

        SequencePoint? PointAt(int position) => position >= 0 && position < type.Methods.Count ? PointOf(type.Methods[position]) : null;
    }
}
