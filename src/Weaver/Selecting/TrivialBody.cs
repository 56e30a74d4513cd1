using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Selecting;

/// <summary>Bodies that bulk tracking leaves out because measuring them would cost more than they do.</summary>
static class TrivialBody
{
    /// <summary>
    /// Trivial is a body without a call, an allocation, a throw, a loop (a branch backwards or a switch), a block
    /// operation or an exception handler: it can neither take time nor fail by itself.
    /// </summary>
    internal static bool Is(MethodDefinition method) =>
        !method.Body.HasExceptionHandlers && method.Body.Instructions.All(IsTrivial);

    static bool IsTrivial(Instruction instruction) => instruction.OpCode.FlowControl switch
    {
        FlowControl.Call or FlowControl.Throw => false,
        FlowControl.Branch or FlowControl.Cond_Branch => instruction.Operand is Instruction target && target.Offset > instruction.Offset,
        _ => instruction.OpCode.Code is not (Code.Newobj or Code.Newarr or Code.Box or Code.Localloc or Code.Cpblk or Code.Initblk or Code.Castclass or Code.Unbox or Code.Unbox_Any),
    };
}
