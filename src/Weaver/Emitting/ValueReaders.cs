using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Adds the methods that read the values of a tracked method's paths, and the calls of them.</summary>
/// <remarks>
/// A getter is the user's code and may throw. So it is called in a method of its own, which catches for each value alone; the method that the
/// user wrote gets no handler and no local for it.
/// </remarks>
sealed class ValueReaders
{
    readonly MethodPlan _plan;
    readonly RuntimeReferences _references;
    readonly IReadOnlyList<ParameterDefinition> _parameters;
    readonly IReadOnlyList<ValuePath> _paths;
    readonly bool _readsThis;
    MethodReference? _exceptionReader;
    MethodReference? _endReader;

    internal ValueReaders(MethodPlan plan, RuntimeReferences references)
    {
        _plan = plan;
        _references = references;
        _paths = [.. plan.Tags.OfType<PathTag>().Select(tag => tag.Path), .. plan.Metrics.Select(metric => metric.Path).OfType<ValuePath>()];
        _parameters = [.. _paths.Select(path => path.Parameter).OfType<ParameterDefinition>().Distinct()];
        _readsThis = Has(PathRoot.This);
    }

    bool ReadsResult => Has(PathRoot.Result);

    bool ReadsException => Has(PathRoot.Exception);

    bool ReadsTheEnd => Has(PathRoot.ThisAtTheEnd);

    /// <summary>ReadValues(op, this, argument, ...);</summary>
    internal IEnumerable<Instruction> AtEntry(VariableDefinition operation)
    {
        if (!_readsThis && _parameters.Count == 0)
            return [];

        var method = _plan.Method;
        var reader = new ValueReader(_plan, _references, "values");
        if (_readsThis)
            reader.AddRoot(PathRoot.This, null, method.DeclaringType.IsValueType ? new ByReferenceType(SelfType.Of(method.DeclaringType)) : SelfType.Of(method.DeclaringType));

        // A virtual method's in parameter is a reference with a modifier around it, which belongs to the signature alone.
        foreach (var parameter in _parameters)
            reader.AddRoot(PathRoot.Parameter, parameter, MemberLookup.WithoutModifiers(parameter.ParameterType));
        return
        [
            Instruction.Create(OpCodes.Ldloc, operation),
            .. _readsThis ? [Instruction.Create(OpCodes.Ldarg, method.Body.ThisParameter)] : Array.Empty<Instruction>(),
            .. _parameters.Select(parameter => Instruction.Create(OpCodes.Ldarg, parameter)),
            Instruction.Create(OpCodes.Call, reader.Emit()),
        ];
    }

    /// <summary>if (op.IsStarted) ReadResult(op, result);</summary>
    internal IEnumerable<Instruction> OfResult(VariableDefinition operation, VariableDefinition? result)
    {
        if (!ReadsResult)
            return [];

        var end = Instruction.Create(OpCodes.Nop);
        return
        [
            .. UnlessStarted(operation, end),
            Instruction.Create(OpCodes.Ldloc, operation),
            Instruction.Create(OpCodes.Ldloc, result),
            Instruction.Create(OpCodes.Call, ResultReader(result!.VariableType)),
            end,
        ];
    }

    /// <summary>if (op.IsStarted) ReadEnd(this, op);</summary>
    internal IEnumerable<Instruction> OfTheEnd(VariableDefinition operation)
    {
        if (!ReadsTheEnd)
            return [];

        var end = Instruction.Create(OpCodes.Nop);
        return
        [
            .. UnlessStarted(operation, end),
            Instruction.Create(OpCodes.Ldarg, _plan.Method.Body.ThisParameter),
            Instruction.Create(OpCodes.Ldloc, operation),
            Instruction.Create(OpCodes.Call, _endReader ??= EndReader()),
            end,
        ];
    }

    /// <summary>ReadException(op, op.Exception);</summary>
    internal IEnumerable<Instruction> OfException(VariableDefinition operation) => !ReadsException ? [] :
    [
        Instruction.Create(OpCodes.Ldloc, operation),
        Instruction.Create(OpCodes.Ldloca, operation),
        Instruction.Create(OpCodes.Call, _references.Exception),
        Instruction.Create(OpCodes.Call, _exceptionReader ??= ExceptionReader()),
    ];

    /// <summary>if (op.IsStarted) { op.ReadResult(ReadResult); op.ReadException(ReadException); } of a task, for when it has ended; the end's too</summary>
    internal IEnumerable<Instruction> OfTask(VariableDefinition operation)
    {
        if (!ReadsResult && !ReadsException && !ReadsTheEnd)
            return [];

        var end = Instruction.Create(OpCodes.Nop);
        var instructions = UnlessStarted(operation, end).ToList();
        if (ReadsResult)
        {
            var result = ((GenericInstanceType)_plan.Method.ReturnType).GenericArguments[0];
            instructions.AddRange(HandOver(operation, Instruction.Create(OpCodes.Ldnull), ResultReader(result), _references.NewReader(result), _references.ReadResult(result)));
        }

        if (ReadsException)
            instructions.AddRange(HandOver(operation, Instruction.Create(OpCodes.Ldnull), _exceptionReader ??= ExceptionReader(), _references.NewReader(_references.Core("System", "Exception")), _references.ReadException));
        if (ReadsTheEnd)
            instructions.AddRange(HandOver(operation, Instruction.Create(OpCodes.Ldarg, _plan.Method.Body.ThisParameter), _endReader ??= EndReader(), _references.NewEndReader, _references.ReadAtTheEnd));
        instructions.Add(end);
        return instructions;
    }

    MethodReference EndReader()
    {
        var reader = new ValueReader(_plan, _references, "end", SelfType.Of(_plan.Method.DeclaringType));
        return reader.Emit();
    }

    MethodReference ResultReader(TypeReference type)
    {
        var reader = new ValueReader(_plan, _references, "result");
        reader.AddRoot(PathRoot.Result, null, type);
        return reader.Emit();
    }

    MethodReference ExceptionReader()
    {
        var reader = new ValueReader(_plan, _references, "exception");
        reader.AddRoot(PathRoot.Exception, null, _references.Core("System", "Exception"));
        return reader.Emit();
    }

    IEnumerable<Instruction> UnlessStarted(VariableDefinition operation, Instruction end) =>
    [
        Instruction.Create(OpCodes.Ldloca, operation),
        Instruction.Create(OpCodes.Call, _references.IsStarted),
        Instruction.Create(OpCodes.Brfalse, end),
    ];

    static IEnumerable<Instruction> HandOver(VariableDefinition operation, Instruction target, MethodReference reader, MethodReference @delegate, MethodReference taker) =>
    [
        Instruction.Create(OpCodes.Ldloca, operation),
        target,
        Instruction.Create(OpCodes.Ldftn, reader),
        Instruction.Create(OpCodes.Newobj, @delegate),
        Instruction.Create(OpCodes.Call, taker),
    ];

    bool Has(PathRoot root) => _paths.Any(path => path.Root == root);
}
