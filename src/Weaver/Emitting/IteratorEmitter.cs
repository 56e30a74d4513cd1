using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Edits the body of an iterator. It runs none of the user's code, which runs while the result is enumerated, and so it needs no protection.</summary>
sealed class IteratorEmitter(MethodPlan plan, RuntimeReferences references, FieldReference assembly)
{
    /// <summary>
    /// Makes of the body
    /// <code>
    /// Operation.Defer(assembly, number, out Operation op);
    /// if (op.IsStarted) { op.Tag(0, argument); }    // where there is anything to do
    /// /* the body; the return is: result = ...; goto done */
    /// done: return op.Observe(result);
    /// </code>
    /// </summary>
    internal void Emit()
    {
        var edit = new BodyEditor(plan, references);
        var type = edit.Result!.VariableType;
        Instruction[] done =
        [
            Instruction.Create(OpCodes.Ldloca, edit.Operation),
            Instruction.Create(OpCodes.Ldloc, edit.Result),
            .. Observed(type),
            Instruction.Create(OpCodes.Ret),
        ];

        edit.ReplaceReturns(done[0]);
        edit.CloseHandlersAt(done[0]);
        edit.InsertStart(references.Defer, assembly, hasStartEvent: false);
        edit.Append(done);
        edit.Finish(done[0]);
    }

    /// <summary>op.Observe(result); an async iterator goes as an object, since netstandard2.0 has no type for it.</summary>
    IEnumerable<Instruction> Observed(TypeReference type) => plan.Result == ResultShape.AsyncIterator
        ? [Instruction.Create(OpCodes.Call, references.ObserveAsync((GenericInstanceType)type)), Instruction.Create(OpCodes.Castclass, type)]
        : [Instruction.Create(OpCodes.Call, references.Observe(type))];
}
