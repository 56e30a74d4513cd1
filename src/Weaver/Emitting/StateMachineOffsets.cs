using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>
/// What the PDB tells of a state machine by offsets: where its awaits are, and where locals that became fields live. Cecil reads it when it is
/// asked to, mostly after the body, and would then write the same offsets again, whatever was inserted since.
/// </summary>
static class StateMachineOffsets
{
    /// <summary>Binds the offsets to the instructions that are there now. To be called before the first edit.</summary>
    internal static void Bind(MethodDefinition method)
    {
        var instructions = method.Body.Instructions.ToDictionary(instruction => instruction.Offset);
        foreach (var information in method.CustomDebugInformations)
        {
            switch (information)
            {
                case AsyncMethodBodyDebugInformation awaits:
                    awaits.CatchHandler = Bound(awaits.CatchHandler);
                    BindAll(awaits.Yields);
                    BindAll(awaits.Resumes);
                    break;
                case StateMachineScopeDebugInformation locals:
                    foreach (var scope in locals.Scopes)
                        (scope.Start, scope.End) = (Bound(scope.Start), Bound(scope.End));
                    break;
            }
        }

        void BindAll(Mono.Collections.Generic.Collection<InstructionOffset> offsets)
        {
            for (var i = 0; i < offsets.Count; i++)
                offsets[i] = Bound(offsets[i]);
        }

        InstructionOffset Bound(InstructionOffset offset) =>
            !offset.IsEndOfMethod && instructions.TryGetValue(offset.Offset, out var instruction) ? new InstructionOffset(instruction) : offset;
    }
}
