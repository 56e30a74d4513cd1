using AutomagikTelemetry.Fody.Planning;
using AutomagikTelemetry.Fody.Selecting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Edits an async method with a task type of its own, and the state machine that the compiler made for it.</summary>
/// <remarks>
/// Nobody can be told when such a task has ended, nor how, but by taking its result, which some give only once. The machine knows: it tells its
/// builder. This is the one shape in which more is edited than the method that the user wrote: docs/decisions/0021-task-likes.md.
/// </remarks>
sealed class TaskLikeEmitter(MethodPlan plan, RuntimeReferences references, FieldReference assembly)
{
    const string FieldName = "<operation>";

    /// <summary>
    /// Makes of the body
    /// <code>
    /// Operation.Start(assembly, number, out Operation op);
    /// if (op.IsStarted) { op.Tag(0, argument); op.Started(); }    // where there is anything to do
    /// try
    /// {
    ///     /* the body, with: */ machine.operation = op; machine.builder.Start(ref machine);
    /// }
    /// finally { op.Suspend(); }
    /// return result;
    /// </code>
    /// </summary>
    internal void Emit()
    {
        var machine = ((TypeReference)TrackingAttributes.Find(plan.Method, KnownNames.Attributes.AsyncStateMachine)!.ConstructorArguments[0].Value).Resolve();
        machine.Fields.Add(new FieldDefinition(FieldName, FieldAttributes.Public, references.Operation));
        EditMachine(machine);

        var edit = new BodyEditor(plan, references);
        var tryStart = edit.Body.Instructions[0];
        var end = edit.EndOfMethod();
        Instruction[] done = [Instruction.Create(OpCodes.Leave, end[0])];
        Instruction[] suspend =
        [
            Instruction.Create(OpCodes.Ldloca, edit.Operation),
            Instruction.Create(OpCodes.Call, references.Suspend),
            Instruction.Create(OpCodes.Endfinally),
        ];

        HandOver(edit, machine);
        edit.ReplaceReturns(done[0]);
        edit.CloseHandlersAt(done[0]);
        edit.InsertStart(references.Start, assembly, plan.Vocabulary?.StartEvent is not null);
        edit.Append(done, suspend, end);
        edit.AddFinally(tryStart, suspend[0], end[0]);
        edit.Finish(done[0]);
    }

    /// <summary>machine.operation = op; right before the machine is started, which may box it.</summary>
    static void HandOver(BodyEditor edit, TypeDefinition machine)
    {
        var instructions = edit.Body.Instructions;
        var start = instructions.Single(instruction => instruction.Operand is GenericInstanceMethod { ElementMethod.Name: "Start", GenericArguments: { Count: 1 } types } && types[0].Resolve() == machine);
        var local = (VariableDefinition)start.Previous.Operand;
        var field = new FieldReference(FieldName, edit.Operation.VariableType, local.VariableType);
        var at = instructions.IndexOf(start);
        instructions.Insert(at++, Instruction.Create(machine.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, local));
        instructions.Insert(at++, Instruction.Create(OpCodes.Ldloc, edit.Operation));
        instructions.Insert(at, Instruction.Create(OpCodes.Stfld, field));
    }

    void EditMachine(TypeDefinition machine)
    {
        var method = machine.Methods.Single(method => method.Name == "MoveNext");
        var body = method.Body;
        StateMachineOffsets.Bind(method);
        var operation = new FieldReference(FieldName, references.Operation, SelfType.Of(machine));
        body.SimplifyMacros();
        foreach (var instruction in body.Instructions.ToList())
        {
            if (instruction.Operand is not MethodReference { Name: var name, DeclaringType: var type } || !IsBuilder(machine, type))
                continue;
            if (name == "SetResult")
                InsertBefore(body, instruction, [.. Call(operation, references.Succeeded), .. Call(operation, references.Leave)]);
            else if (name == "SetException")
                InsertBefore(body, instruction, Failed(body, operation));
        }

        body.OptimizeMacros();
    }

    /// <summary>
    /// <code>
    /// Operation.Failed(exception, ref operation); operation.Leave();    // the exception is on the stack, before and after
    /// </code>
    /// </summary>
    Instruction[] Failed(MethodBody body, FieldReference operation)
    {
        var exception = new VariableDefinition(references.Core("System", "Exception"));
        body.Variables.Add(exception);
        return
        [
            Instruction.Create(OpCodes.Stloc, exception),
            Instruction.Create(OpCodes.Ldloc, exception),
            .. Call(operation, references.Failed),
            Instruction.Create(OpCodes.Pop),
            .. Call(operation, references.Leave),
            Instruction.Create(OpCodes.Ldloc, exception),
        ];
    }

    static Instruction[] Call(FieldReference operation, MethodReference method) =>
    [
        Instruction.Create(OpCodes.Ldarg_0),
        Instruction.Create(OpCodes.Ldflda, operation),
        Instruction.Create(OpCodes.Call, method),
    ];

    static void InsertBefore(MethodBody body, Instruction instruction, Instruction[] inserted)
    {
        var at = body.Instructions.IndexOf(instruction);
        foreach (var one in inserted)
            body.Instructions.Insert(at++, one);
    }

    static bool IsBuilder(TypeDefinition machine, TypeReference type) =>
        machine.Fields.Any(field => field.Name.EndsWith("t__builder", StringComparison.Ordinal) && field.FieldType.FullName == type.FullName);
}
