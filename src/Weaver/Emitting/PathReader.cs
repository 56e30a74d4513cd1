using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>
/// A method that reads the value of one path:
/// <code>
/// static void &lt;values&gt;17_0(Operation op, A a)
/// {
///     if (a?.B is { } b) op.Tag(0, b.C);
/// }
/// </code>
/// </summary>
/// <remarks>
/// A member that the library found at run time does not have lets the just-in-time compiler refuse the method, at its first call: inside the
/// protected region of its caller. Compiled ahead of time and inlined, it would be the caller that is refused.
/// </remarks>
sealed class PathReader
{
    readonly RuntimeReferences _references;
    readonly AddedMethod _method;
    readonly ParameterDefinition _operation;

    internal PathReader(MethodDefinition tracked, RuntimeReferences references, string name)
    {
        _references = references;
        _method = new AddedMethod(tracked, references, name);
        _method.NeverInline();
        _operation = _method.Parameter(references.Operation);
    }

    /// <summary>if (root?.A?.B is { } value) op.Tag(number, value);</summary>
    /// <param name="number">Of the tag or metric.</param>
    /// <param name="path">What leads to it.</param>
    /// <param name="rootType">The type of what the caller hands over for the path to begin at.</param>
    /// <param name="take">The value on the stack, behind the operation and the number, is taken by this.</param>
    internal MethodReference Emit(int number, ValuePath path, TypeReference rootType, IEnumerable<Instruction> take)
    {
        var end = Instruction.Create(OpCodes.Nop);
        var value = Walk(path, _method.Parameter(rootType), end);
        _method.Add(Instruction.Create(OpCodes.Ldarga, _operation));
        _method.Add(Instruction.Create(OpCodes.Ldc_I4, number));
        _method.Add(Instruction.Create(OpCodes.Ldloc, value));
        foreach (var instruction in take)
            _method.Add(instruction);
        _method.Add(end);
        return _method.Finish();
    }

    /// <summary>Each value on the way in a local of its own; a null on the way ends it.</summary>
    VariableDefinition Walk(ValuePath path, ParameterDefinition root, Instruction ifNull)
    {
        var value = _method.Local(path.RootType);
        _method.Add(Instruction.Create(OpCodes.Ldarg, root));
        if (root.ParameterType is ByReferenceType)
        {
            // Unsafe code may make a reference of nothing.
            _method.Add(Instruction.Create(OpCodes.Brfalse, ifNull));
            _method.Add(Instruction.Create(OpCodes.Ldarg, root));
            _method.Add(Instruction.Create(OpCodes.Ldobj, path.RootType));
        }
        else if (path.Root == PathRoot.Exception)
        {
            _method.Add(Instruction.Create(OpCodes.Isinst, path.RootType));
        }

        _method.Add(Instruction.Create(OpCodes.Stloc, value));
        foreach (var step in path.Steps)
            value = Step(step, value, ifNull);
        if (path.Type.Nullable is { } nullable)
            value = Step(new PathStep(null, nullable, path.Type.ValueType, IsByReference: false), value, ifNull);
        return value;
    }

    VariableDefinition Step(PathStep step, VariableDefinition from, Instruction ifNull)
    {
        var to = _method.Local(step.To);
        if (step.Member is null)
        {
            var nullable = (GenericInstanceType)step.From;
            _method.Add(Instruction.Create(OpCodes.Ldloca, from));
            _method.Add(Instruction.Create(OpCodes.Call, _references.HasValue(nullable)));
            _method.Add(Instruction.Create(OpCodes.Brfalse, ifNull));
            _method.Add(Instruction.Create(OpCodes.Ldloca, from));
            _method.Add(Instruction.Create(OpCodes.Call, RuntimeReferences.GetValueOrDefault(nullable)));
            _method.Add(Instruction.Create(OpCodes.Stloc, to));
            return to;
        }

        var isParameter = step.From is GenericParameter;
        if (!step.From.IsValueType)
        {
            _method.Add(Instruction.Create(OpCodes.Ldloc, from));
            if (isParameter)
                _method.Add(Instruction.Create(OpCodes.Box, step.From));
            _method.Add(Instruction.Create(OpCodes.Brfalse, ifNull));
        }

        var isByAddress = step.From.IsValueType || (isParameter && step.Member is MethodReference);
        _method.Add(Instruction.Create(isByAddress ? OpCodes.Ldloca : OpCodes.Ldloc, from));
        if (step.Member is FieldReference field)
        {
            if (isParameter)
                _method.Add(Instruction.Create(OpCodes.Box, step.From));
            _method.Add(Instruction.Create(OpCodes.Ldfld, field));
        }
        else
        {
            if (isParameter)
                _method.Add(Instruction.Create(OpCodes.Constrained, step.From));
            _method.Add(Instruction.Create(step.From.IsValueType ? OpCodes.Call : OpCodes.Callvirt, (MethodReference)step.Member));
            if (step.IsByReference)
                _method.Add(Instruction.Create(OpCodes.Ldobj, step.To));
        }

        _method.Add(Instruction.Create(OpCodes.Stloc, to));
        return to;
    }
}
