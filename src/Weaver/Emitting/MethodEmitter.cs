using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Edits the body of one method in place, so that its debug information, generics, overrides and stack frames stay.</summary>
sealed class MethodEmitter
{
    readonly MethodPlan _plan;
    readonly RuntimeReferences _references;
    readonly FieldReference _assembly;
    readonly BodyEditor _edit;

    internal MethodEmitter(MethodPlan plan, RuntimeReferences references, FieldReference assembly)
    {
        _plan = plan;
        _references = references;
        _assembly = assembly;
        _edit = new BodyEditor(plan, references);
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
        var tryStart = _edit.Body.Instructions[0];
        var end = _edit.EndOfMethod();
        var leave = Leave();
        var (filter, handler) = Filter();
        var done = Done(end[0]);

        _edit.RemoveTailCalls();
        _edit.ReplaceReturns(done[0]);
        _edit.CloseHandlersAt(done[0]);
        _edit.InsertStart(_references.Start, _assembly, _plan.Vocabulary?.StartEvent is not null);
        _edit.Append(done, filter, handler, leave, end);

        // Inner handlers come first: the filter's region ends where the finally's handler starts.
        _edit.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Filter)
        {
            TryStart = tryStart,
            TryEnd = filter[0],
            FilterStart = filter[0],
            HandlerStart = handler[0],
            HandlerEnd = leave[0],
        });
        _edit.AddFinally(tryStart, leave[0], end[0]);

        _edit.Finish(done[0]);
    }

    /// <summary>done: op.Succeeded(); or what the task tells; leave end;    // and before that the readers of the result, where there is anything to read</summary>
    Instruction[] Done(Instruction end) =>
    [
        .. _plan.Result switch
        {
            // result = op.Observe(result);
            ResultShape.Observed => Exchanged(_references.Observe(_edit.Result!.VariableType)),

            // result = op.Follow(result);
            ResultShape.FollowedValue => Exchanged(_references.FollowValue(_edit.Result!.VariableType)),

            // op.Follow(result);
            ResultShape.Followed =>
            [
                .. _edit.Values.OfTask(_edit.Operation),
                Instruction.Create(OpCodes.Ldloca, _edit.Operation),
                Instruction.Create(OpCodes.Ldloc, _edit.Result),
                Instruction.Create(OpCodes.Call, _references.Follow(_edit.Result!.VariableType)),
            ],

            // op.Succeeded();
            _ =>
            [
                .. _edit.Values.OfResult(_edit.Operation, _edit.Result),
                Instruction.Create(OpCodes.Ldloca, _edit.Operation),
                Instruction.Create(OpCodes.Call, _references.Succeeded),
            ],
        },
        Instruction.Create(OpCodes.Leave, end),
    ];

    Instruction[] Exchanged(MethodReference exchange) =>
    [
        .. _edit.Values.OfTask(_edit.Operation),
        Instruction.Create(OpCodes.Ldloca, _edit.Operation),
        Instruction.Create(OpCodes.Ldloc, _edit.Result),
        Instruction.Create(OpCodes.Call, exchange),
        Instruction.Create(OpCodes.Stloc, _edit.Result),
    ];

    /// <summary>filter { Operation.Failed(exception, ref op) } { throw; }</summary>
    /// <remarks>The handler is never entered. It rethrows all the same, so that not even a wrong answer swallows an exception.</remarks>
    (Instruction[] Filter, Instruction[] Handler) Filter() => (
        [
            Instruction.Create(OpCodes.Ldloca, _edit.Operation),
            Instruction.Create(OpCodes.Call, _references.Failed),
            Instruction.Create(OpCodes.Endfilter),
        ],
        [
            Instruction.Create(OpCodes.Pop),
            Instruction.Create(OpCodes.Rethrow),
        ]);

    /// <summary>finally { ReadException(op, op.Exception); ReadEnd(this, op); op.Leave(); }    // those only where there is anything to read</summary>
    Instruction[] Leave() =>
    [
        .. _edit.Values.OfException(_edit.Operation),
        .. _edit.Values.OfTheEnd(_edit.Operation),
        Instruction.Create(OpCodes.Ldloca, _edit.Operation),
        Instruction.Create(OpCodes.Call, _references.Leave),
        Instruction.Create(OpCodes.Endfinally),
    ];
}
