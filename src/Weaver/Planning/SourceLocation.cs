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

    static SequencePoint? PointOf(MethodDefinition method) =>
        method.Module.HasSymbols ? FirstPoint(method) ?? FirstPointOfStateMachine(StateMachine.MoveNextOf(method)) : null;

    static SequencePoint? FirstPoint(MethodDefinition method) =>
        method is { HasBody: true, DebugInformation.HasSequencePoints: true } ? FirstVisible(method.DebugInformation.SequencePoints) : null;

    /// <summary>Read without the body, which nobody else looks at: Cecil then copies it as it is.</summary>
    static SequencePoint? FirstPointOfStateMachine(MethodDefinition? moveNext) =>
        moveNext is { HasBody: true, MetadataToken.RID: not 0, Module.SymbolReader: { } symbols } ? FirstVisible(symbols.Read(moveNext).SequencePoints) : null;

    static SequencePoint? FirstVisible(IEnumerable<SequencePoint> points) => points.FirstOrDefault(point => !point.IsHidden);

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
