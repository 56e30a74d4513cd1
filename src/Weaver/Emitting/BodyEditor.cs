using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>What every edit of a body has in common: room for operation and result, the start, the returns, what the debugger sees.</summary>
sealed class BodyEditor
{
    readonly MethodPlan _plan;
    readonly RuntimeReferences _references;

    internal BodyEditor(MethodPlan plan, RuntimeReferences references)
    {
        _plan = plan;
        _references = references;
        Body = plan.Method.Body;
        Operation = new VariableDefinition(references.Operation);
        Result = ResultType(plan) is { } type ? new VariableDefinition(type) : null;
        Values = new ValueReaders(plan, references);

        // Short branches have to be able to grow; Cecil would cut their distance silently.
        Body.SimplifyMacros();
        ReplaceJumps();
        InitialiseFirstLocals();
        Body.Variables.Add(Operation);
        if (Result is not null)
            Body.Variables.Add(Result);
    }

    internal MethodBody Body { get; }

    internal VariableDefinition Operation { get; }

    /// <summary>Null where the method returns nothing.</summary>
    internal VariableDefinition? Result { get; }

    internal ValueReaders Values { get; }

    /// <summary>
    /// <code>
    /// Operation.Start(assembly, number, out op);                                       // or Defer
    /// if (op.IsStarted) { op.Tag(0, argument); ReadValues(op, ...); op.Started(); }    // where there is anything to do
    /// </code>
    /// </summary>
    internal void InsertStart(MethodReference startMethod, FieldReference assembly, bool hasStartEvent)
    {
        var start = new List<Instruction>
        {
            // Operation.Start(assembly, number, out op);
            Instruction.Create(OpCodes.Ldsfld, assembly),
            Instruction.Create(OpCodes.Ldc_I4, _plan.Index),
            Instruction.Create(OpCodes.Ldloca, Operation),
            Instruction.Create(OpCodes.Call, startMethod),
        };

        // if (op.IsStarted) { op.Tag(0, argument); ... op.Started(); }
        if (WhereStarted(hasStartEvent) is { Count: > 0 } started)
        {
            start.Add(Instruction.Create(OpCodes.Ldloca, Operation));
            start.Add(Instruction.Create(OpCodes.Call, _references.IsStarted));
            start.Add(Instruction.Create(OpCodes.Brfalse, Body.Instructions[0]));
            start.AddRange(started);
        }

        for (var i = 0; i < start.Count; i++)
            Body.Instructions.Insert(i, start[i]);
    }

    /// <summary>Nothing where all values are read later: a branch around nothing, right before the try, crashes the just-in-time compiler of .NET 10.</summary>
    List<Instruction> WhereStarted(bool hasStartEvent)
    {
        var started = new List<Instruction>();
        var tags = new TagEmitter(_references, Operation);
        for (var number = 0; number < _plan.Tags.Count; number++)
        {
            started.AddRange(_plan.Tags[number] switch
            {
                ArgumentTag argument => tags.Emit(number, argument),
                ConstantTag constant => tags.Emit(number, constant),
                _ => [],
            });
        }

        started.AddRange(Values.AtEntry(Operation));
        if (hasStartEvent)
        {
            started.Add(Instruction.Create(OpCodes.Ldloca, Operation));
            started.Add(Instruction.Create(OpCodes.Call, _references.Started));
        }

        return started;
    }

    /// <summary>return result;</summary>
    internal Instruction[] EndOfMethod() => Result is null
        ? [Instruction.Create(OpCodes.Ret)]
        : [Instruction.Create(OpCodes.Ldloc, Result), Instruction.Create(OpCodes.Ret)];

    /// <summary>Every return becomes: result = value; goto done. It is changed in place, so that branches to it and its sequence point stay.</summary>
    internal void ReplaceReturns(Instruction done)
    {
        var instructions = Body.Instructions;
        for (var i = instructions.Count - 1; i >= 0; i--)
        {
            var instruction = instructions[i];
            if (instruction.OpCode.Code != Code.Ret)
                continue;

            var isLast = instruction.Next is null;
            if (Result is not null)
            {
                instruction.OpCode = OpCodes.Stloc;
                instruction.Operand = Result;
                if (!isLast)
                    instructions.Insert(i + 1, Instruction.Create(OpCodes.Br, done));
            }
            else if (isLast)
            {
                instruction.OpCode = OpCodes.Nop;
            }
            else
            {
                instruction.OpCode = OpCodes.Br;
                instruction.Operand = done;
            }
        }
    }

    /// <summary>A handler that ended with the method has no end; now that code follows, it needs one.</summary>
    internal void CloseHandlersAt(Instruction done)
    {
        foreach (var handler in Body.ExceptionHandlers)
        {
            handler.TryEnd ??= done;
            handler.HandlerEnd ??= done;
        }
    }

    /// <summary>
    /// A body without locals says nothing about their initialisation, and what it gets now would be unverifiable. Nothing of the user's
    /// changes: where there are locals, or memory from the stack, [SkipLocalsInit] counts.
    /// </summary>
    void InitialiseFirstLocals()
    {
        if (!Body.HasVariables && !Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Localloc))
            Body.InitLocals = true;
    }

    /// <summary>jmp to a method of the same signature, which a protected region cannot have, becomes: return target(arguments).</summary>
    void ReplaceJumps()
    {
        foreach (var jump in Body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Jmp).ToList())
        {
            var target = (MethodReference)jump.Operand;
            var arguments = _plan.Method.Parameters.ToList();
            if (_plan.Method.HasThis)
                arguments.Insert(0, Body.ThisParameter);
            Instruction[] call =
            [
                .. arguments.Select(argument => Instruction.Create(OpCodes.Ldarg, argument)),
                Instruction.Create(OpCodes.Call, target),
                Instruction.Create(OpCodes.Ret),
            ];

            // The first one takes the jump's place, so that branches to it stay.
            (jump.OpCode, jump.Operand) = (call[0].OpCode, call[0].Operand);
            var at = Body.Instructions.IndexOf(jump);
            foreach (var instruction in call.Skip(1))
                Body.Instructions.Insert(++at, instruction);
        }
    }

    /// <summary>A tail call needs a return right behind it, which a protected region cannot have.</summary>
    internal void RemoveTailCalls()
    {
        foreach (var instruction in Body.Instructions)
        {
            if (instruction.OpCode.Code == Code.Tail)
                instruction.OpCode = OpCodes.Nop;
        }
    }

    /// <summary>What is behind the user's own code.</summary>
    internal void Append(params IEnumerable<Instruction>[] blocks)
    {
        foreach (var instruction in blocks.SelectMany(block => block))
            Body.Instructions.Add(instruction);
    }

    /// <summary>finally { handler }, around everything from <paramref name="tryStart"/> to the handler; call it after inner ones were added.</summary>
    internal void AddFinally(Instruction tryStart, Instruction handler, Instruction end) =>
        Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = tryStart,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
        });

    /// <summary>The last edit.</summary>
    /// <param name="done">The first instruction behind the user's own.</param>
    internal void Finish(Instruction done)
    {
        HideFromDebugger(Body.Instructions[0], done);
        Body.OptimizeMacros();
    }

    /// <summary>Modifiers (init accessors, in and volatile) belong to the signature; a local has none.</summary>
    static TypeReference? ResultType(MethodPlan plan)
    {
        var type = plan.Method.ReturnType;

        // Its body returns what its task is to hold.
        if (plan.Result == ResultShape.RuntimeAsync)
            return type is GenericInstanceType task ? task.GenericArguments[0] : null;
        while (type is IModifierType modifier)
            type = modifier.ElementType;
        return type.MetadataType == MetadataType.Void ? null : type;
    }

    /// <summary>The debugger steps over what was added: stepping starts and ends at the user's own lines.</summary>
    void HideFromDebugger(Instruction start, Instruction done)
    {
        var debugInformation = _plan.Method.DebugInformation;
        if (!debugInformation.HasSequencePoints)
            return;

        const int hidden = 0xFEEFEE;
        var points = debugInformation.SequencePoints;
        var document = points[0].Document;
        points.Insert(0, new SequencePoint(start, document) { StartLine = hidden, EndLine = hidden });
        points.Add(new SequencePoint(done, document) { StartLine = hidden, EndLine = hidden });
    }
}
