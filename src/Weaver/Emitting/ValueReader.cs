using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>
/// A method that reads the values of paths:
/// <code>
/// static void &lt;Method&gt;values__17(Operation op, A a)
/// {
///     bool former = Operation.BeginReading();
///     try { if (a?.B is { } b) op.Tag(0, b.C); } catch { op.Lost(0); }    // for each value
///     Operation.EndReading(former);
/// }
/// </code>
/// </summary>
sealed class ValueReader
{
    readonly MethodPlan _plan;
    readonly RuntimeReferences _references;
    readonly MethodDefinition _reader;
    readonly ParameterDefinition _operation;
    readonly List<(PathRoot Root, ParameterDefinition? Of, ParameterDefinition At)> _roots = [];

    /// <param name="plan">The method that it reads for.</param>
    /// <param name="references">What it refers to.</param>
    /// <param name="what">What it reads, for its name.</param>
    /// <param name="self">The type of the object, where that comes before the operation, so that a delegate can be bound to it.</param>
    internal ValueReader(MethodPlan plan, RuntimeReferences references, string what, TypeReference? self = null)
    {
        _plan = plan;
        _references = references;
        _reader = new MethodDefinition(
            $"<{plan.MethodName}>{what}__{plan.Index}",
            MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig,
            plan.Method.Module.TypeSystem.Void);
        _reader.CustomAttributes.Add(references.CompilerGenerated());
        foreach (var parameter in plan.Method.GenericParameters)
            _reader.GenericParameters.Add(Copy(parameter));
        if (self is not null)
            AddRoot(PathRoot.ThisAtTheEnd, null, self);
        _operation = Add(references.Operation);
    }

    internal void AddRoot(PathRoot root, ParameterDefinition? parameter, TypeReference type) => _roots.Add((root, parameter, Add(type)));

    /// <summary>Adds the method beside the one that it reads for.</summary>
    /// <returns>A reference to it, for that one to use.</returns>
    internal MethodReference Emit()
    {
        var body = _reader.Body;
        var former = Local(_plan.Method.Module.TypeSystem.Boolean);
        Add(Instruction.Create(OpCodes.Call, _references.BeginReading));
        Add(Instruction.Create(OpCodes.Stloc, former));
        for (var number = 0; number < _plan.Tags.Count; number++)
        {
            if (_plan.Tags[number] is PathTag { Path: var path } && RootOf(path) is { } root)
                Read(number, path, root, TagEmitter.Widened(_references, path.Type));
        }

        for (var number = 0; number < _plan.Metrics.Count; number++)
        {
            if (_plan.Metrics[number].Path is { } path && RootOf(path) is { } root)
                Read(number, path, root, Measured(path.Type));
        }

        Add(Instruction.Create(OpCodes.Ldloc, former));
        Add(Instruction.Create(OpCodes.Call, _references.EndReading));
        Add(Instruction.Create(OpCodes.Ret));
        body.InitLocals = true;
        body.OptimizeMacros();
        _plan.Method.DeclaringType.Methods.Add(_reader);
        return Reference();
    }

    ParameterDefinition? RootOf(ValuePath path) => _roots.Find(root => root.Root == path.Root && root.Of == path.Parameter).At;

    /// <summary>The number on the stack as a double, and the call.</summary>
    IEnumerable<Instruction> Measured(TagType type)
    {
        if (type.Kind == TagKind.UnsignedInteger)
            yield return Instruction.Create(OpCodes.Conv_R_Un);
        if (type.Kind != TagKind.Decimal)
            yield return Instruction.Create(OpCodes.Conv_R8);
        yield return Instruction.Create(OpCodes.Call, _references.Measure(type));
    }

    /// <summary>try { if (root?.A?.B is { } value) op.Tag(number, value); } catch { op.Lost(number); }</summary>
    void Read(int number, ValuePath path, ParameterDefinition root, IEnumerable<Instruction> take)
    {
        var end = Instruction.Create(OpCodes.Nop);
        var leave = Instruction.Create(OpCodes.Leave, end);
        var first = Instruction.Create(OpCodes.Nop);
        var handler = Instruction.Create(OpCodes.Pop);
        Add(first);
        var value = Walk(path, root, leave);
        Add(Instruction.Create(OpCodes.Ldarga, _operation));
        Add(Instruction.Create(OpCodes.Ldc_I4, number));
        Add(Instruction.Create(OpCodes.Ldloc, value));
        foreach (var instruction in take)
            Add(instruction);
        Add(leave);

        Add(handler);
        Add(Instruction.Create(OpCodes.Ldarga, _operation));
        Add(Instruction.Create(OpCodes.Ldc_I4, number));
        Add(Instruction.Create(OpCodes.Call, _references.Lost));
        Add(Instruction.Create(OpCodes.Leave, end));
        Add(end);
        _reader.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            CatchType = _plan.Method.Module.TypeSystem.Object,
            TryStart = first,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
        });
    }

    /// <summary>Each value on the way in a local of its own; a null on the way ends it.</summary>
    VariableDefinition Walk(ValuePath path, ParameterDefinition root, Instruction ifNull)
    {
        var value = Local(path.RootType);
        Add(Instruction.Create(OpCodes.Ldarg, root));
        if (root.ParameterType is ByReferenceType)
        {
            // Unsafe code may make a reference of nothing.
            Add(Instruction.Create(OpCodes.Brfalse, ifNull));
            Add(Instruction.Create(OpCodes.Ldarg, root));
            Add(Instruction.Create(OpCodes.Ldobj, path.RootType));
        }
        else if (path.Root == PathRoot.Exception)
        {
            Add(Instruction.Create(OpCodes.Isinst, path.RootType));
        }

        Add(Instruction.Create(OpCodes.Stloc, value));
        foreach (var step in path.Steps)
            value = Step(step, value, ifNull);
        if (path.Type.Nullable is { } nullable)
            value = Step(new PathStep(null, nullable, path.Type.ValueType, IsByReference: false), value, ifNull);
        return value;
    }

    VariableDefinition Step(PathStep step, VariableDefinition from, Instruction ifNull)
    {
        var to = Local(step.To);
        if (step.Member is null)
        {
            var nullable = (GenericInstanceType)step.From;
            Add(Instruction.Create(OpCodes.Ldloca, from));
            Add(Instruction.Create(OpCodes.Call, _references.HasValue(nullable)));
            Add(Instruction.Create(OpCodes.Brfalse, ifNull));
            Add(Instruction.Create(OpCodes.Ldloca, from));
            Add(Instruction.Create(OpCodes.Call, RuntimeReferences.GetValueOrDefault(nullable)));
            Add(Instruction.Create(OpCodes.Stloc, to));
            return to;
        }

        var isParameter = step.From is GenericParameter;
        if (!step.From.IsValueType)
        {
            Add(Instruction.Create(OpCodes.Ldloc, from));
            if (isParameter)
                Add(Instruction.Create(OpCodes.Box, step.From));
            Add(Instruction.Create(OpCodes.Brfalse, ifNull));
        }

        var isByAddress = step.From.IsValueType || (isParameter && step.Member is MethodReference);
        Add(Instruction.Create(isByAddress ? OpCodes.Ldloca : OpCodes.Ldloc, from));
        if (step.Member is FieldReference field)
        {
            if (isParameter)
                Add(Instruction.Create(OpCodes.Box, step.From));
            Add(Instruction.Create(OpCodes.Ldfld, field));
        }
        else
        {
            if (isParameter)
                Add(Instruction.Create(OpCodes.Constrained, step.From));
            Add(Instruction.Create(step.From.IsValueType ? OpCodes.Call : OpCodes.Callvirt, (MethodReference)step.Member));
            if (step.IsByReference)
                Add(Instruction.Create(OpCodes.Ldobj, step.To));
        }

        Add(Instruction.Create(OpCodes.Stloc, to));
        return to;
    }

    /// <summary>The constraints name parameters by their place, which is the same in both methods.</summary>
    GenericParameter Copy(GenericParameter parameter)
    {
        var copy = new GenericParameter(parameter.Name, _reader) { Attributes = parameter.Attributes };
        foreach (var constraint in parameter.Constraints)
            copy.Constraints.Add(new GenericParameterConstraint(constraint.ConstraintType));
        return copy;
    }

    MethodReference Reference()
    {
        var reference = new MethodReference(_reader.Name, _reader.ReturnType, SelfType.Of(_plan.Method.DeclaringType));
        foreach (var parameter in _reader.Parameters)
            reference.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        if (!_reader.HasGenericParameters)
            return reference;

        var instance = new GenericInstanceMethod(reference);
        foreach (var parameter in _plan.Method.GenericParameters)
        {
            reference.GenericParameters.Add(new GenericParameter(parameter.Name, reference));
            instance.GenericArguments.Add(parameter);
        }

        return instance;
    }

    ParameterDefinition Add(TypeReference type)
    {
        var parameter = new ParameterDefinition(type);
        _reader.Parameters.Add(parameter);
        return parameter;
    }

    VariableDefinition Local(TypeReference type)
    {
        var local = new VariableDefinition(type);
        _reader.Body.Variables.Add(local);
        return local;
    }

    void Add(Instruction instruction) => _reader.Body.Instructions.Add(instruction);
}
