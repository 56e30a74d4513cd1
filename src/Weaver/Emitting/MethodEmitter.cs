using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Edits the body of one method in place, so that its debug information, generics, overrides and stack frames stay.</summary>
sealed class MethodEmitter
{
    readonly MethodPlan _plan;
    readonly RuntimeReferences _references;
    readonly FieldReference _assembly;
    readonly MethodBody _body;
    readonly VariableDefinition _operation;
    readonly VariableDefinition? _result;

    internal MethodEmitter(MethodPlan plan, RuntimeReferences references, FieldReference assembly)
    {
        _plan = plan;
        _references = references;
        _assembly = assembly;
        _body = plan.Method.Body;
        _operation = new VariableDefinition(references.Operation);
        _result = ResultType(plan.Method) is { } type ? new VariableDefinition(type) : null;
    }

    /// <summary>
    /// Makes of the body
    /// <code>
    /// Operation.Start(assembly, number, out Operation op);
    /// if (op.IsStarted) { op.Tag(0, argument); op.Started(); }    // where there is anything to do
    /// try
    /// {
    ///     try { /* the body; every return is: result = ...; goto done */ done: op.Succeeded(); }
    ///     filter (Operation.Failed(exception, ref op)) { throw; }   // the filter answers false: it never catches
    /// }
    /// finally { op.Leave(); }
    /// return result;
    /// </code>
    /// </summary>
    internal void Emit()
    {
        // Short branches have to be able to grow; Cecil would cut their distance silently.
        _body.SimplifyMacros();
        _body.Variables.Add(_operation);
        if (_result is not null)
            _body.Variables.Add(_result);

        var tryStart = _body.Instructions[0];
        var end = EndOfMethod();
        var leave = Leave();
        var (filter, handler) = Filter();
        var done = Done(end[0]);

        RemoveTailCalls();
        ReplaceReturns(done[0]);
        CloseHandlersAt(done[0]);
        InsertStart();
        foreach (var instruction in (Instruction[])[.. done, .. filter, .. handler, .. leave, .. end])
            _body.Instructions.Add(instruction);

        // Inner handlers come first: the filter's region ends where the finally's handler starts.
        _body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Filter)
        {
            TryStart = tryStart,
            TryEnd = filter[0],
            FilterStart = filter[0],
            HandlerStart = handler[0],
            HandlerEnd = leave[0],
        });
        _body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = tryStart,
            TryEnd = leave[0],
            HandlerStart = leave[0],
            HandlerEnd = end[0],
        });

        HideFromDebugger(_body.Instructions[0], done[0]);
        _body.OptimizeMacros();
    }

    /// <summary>Modifiers (init accessors, in and volatile) belong to the signature; a local has none.</summary>
    static TypeReference? ResultType(MethodDefinition method)
    {
        var type = method.ReturnType;
        while (type is IModifierType modifier)
            type = modifier.ElementType;
        return type.MetadataType == MetadataType.Void ? null : type;
    }

    void InsertStart()
    {
        var start = new List<Instruction>
        {
            // Operation.Start(assembly, number, out op);
            Instruction.Create(OpCodes.Ldsfld, _assembly),
            Instruction.Create(OpCodes.Ldc_I4, _plan.Index),
            Instruction.Create(OpCodes.Ldloca, _operation),
            Instruction.Create(OpCodes.Call, _references.Start),
        };

        if (_plan.Tags.Count > 0 || _plan.Vocabulary?.StartEvent is not null)
        {
            // if (op.IsStarted) { op.Tag(0, argument); ... op.Started(); }
            start.Add(Instruction.Create(OpCodes.Ldloca, _operation));
            start.Add(Instruction.Create(OpCodes.Call, _references.IsStarted));
            start.Add(Instruction.Create(OpCodes.Brfalse, _body.Instructions[0]));
            var tags = new TagEmitter(_references, _operation);
            for (var number = 0; number < _plan.Tags.Count; number++)
                start.AddRange(tags.Emit(number, _plan.Tags[number]));
            if (_plan.Vocabulary?.StartEvent is not null)
            {
                start.Add(Instruction.Create(OpCodes.Ldloca, _operation));
                start.Add(Instruction.Create(OpCodes.Call, _references.Started));
            }
        }

        for (var i = 0; i < start.Count; i++)
            _body.Instructions.Insert(i, start[i]);
    }

    /// <summary>done: op.Succeeded(); or what the task tells; leave end;</summary>
    Instruction[] Done(Instruction end) =>
    [
        .. _plan.Task switch
        {
            // result = op.Observe(result);
            TaskShape.Observed => Exchanged(_references.Observe(_result!.VariableType)),

            // result = op.Follow(result);
            TaskShape.FollowedValue => Exchanged(_references.FollowValue(_result!.VariableType)),

            // op.Follow(result);
            TaskShape.Followed =>
            [
                Instruction.Create(OpCodes.Ldloca, _operation),
                Instruction.Create(OpCodes.Ldloc, _result),
                Instruction.Create(OpCodes.Call, _references.Follow(_result!.VariableType)),
            ],

            // op.Succeeded();
            _ =>
            [
                Instruction.Create(OpCodes.Ldloca, _operation),
                Instruction.Create(OpCodes.Call, _references.Succeeded),
            ],
        },
        Instruction.Create(OpCodes.Leave, end),
    ];

    Instruction[] Exchanged(MethodReference exchange) =>
    [
        Instruction.Create(OpCodes.Ldloca, _operation),
        Instruction.Create(OpCodes.Ldloc, _result),
        Instruction.Create(OpCodes.Call, exchange),
        Instruction.Create(OpCodes.Stloc, _result),
    ];

    /// <summary>filter { Operation.Failed(exception, ref op) } { throw; }</summary>
    /// <remarks>The handler is never entered. It rethrows all the same, so that not even a wrong answer swallows an exception.</remarks>
    (Instruction[] Filter, Instruction[] Handler) Filter() => (
        [
            Instruction.Create(OpCodes.Ldloca, _operation),
            Instruction.Create(OpCodes.Call, _references.Failed),
            Instruction.Create(OpCodes.Endfilter),
        ],
        [
            Instruction.Create(OpCodes.Pop),
            Instruction.Create(OpCodes.Rethrow),
        ]);

    /// <summary>finally { op.Leave(); }</summary>
    Instruction[] Leave() =>
    [
        Instruction.Create(OpCodes.Ldloca, _operation),
        Instruction.Create(OpCodes.Call, _references.Leave),
        Instruction.Create(OpCodes.Endfinally),
    ];

    /// <summary>return result;</summary>
    Instruction[] EndOfMethod() => _result is null
        ? [Instruction.Create(OpCodes.Ret)]
        : [Instruction.Create(OpCodes.Ldloc, _result), Instruction.Create(OpCodes.Ret)];

    /// <summary>Every return becomes: result = value; goto done. It is changed in place, so that branches to it and its sequence point stay.</summary>
    void ReplaceReturns(Instruction done)
    {
        foreach (var instruction in _body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ret).ToList())
        {
            var isLast = instruction.Next is null;
            if (_result is not null)
            {
                instruction.OpCode = OpCodes.Stloc;
                instruction.Operand = _result;
                if (!isLast)
                    _body.Instructions.Insert(_body.Instructions.IndexOf(instruction) + 1, Instruction.Create(OpCodes.Br, done));
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
    void CloseHandlersAt(Instruction done)
    {
        foreach (var handler in _body.ExceptionHandlers)
        {
            handler.TryEnd ??= done;
            handler.HandlerEnd ??= done;
        }
    }

    /// <summary>A tail call needs a return right behind it, which a protected region cannot have.</summary>
    void RemoveTailCalls()
    {
        foreach (var instruction in _body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Tail))
            instruction.OpCode = OpCodes.Nop;
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
