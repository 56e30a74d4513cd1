using System.Globalization;
using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>
/// A method that has the values of paths read, each by <see cref="PathReader">a method of its own</see>:
/// <code>
/// static void &lt;Method&gt;values__17(Operation op, A a)
/// {
///     bool former = Operation.BeginReading();
///     try { &lt;values&gt;17_0(op, a); } catch { op.Lost(0); }    // for each value
///     Operation.EndReading(former);
/// }
/// </code>
/// </summary>
sealed class ValueReader
{
    readonly MethodPlan _plan;
    readonly RuntimeReferences _references;
    readonly string _what;
    readonly AddedMethod _method;
    readonly ParameterDefinition _operation;
    readonly List<(PathRoot Root, ParameterDefinition? Of, ParameterDefinition At)> _roots = [];
    int _read;

    /// <param name="plan">The method that it reads for.</param>
    /// <param name="references">What it refers to.</param>
    /// <param name="what">What it reads, for its name.</param>
    /// <param name="self">The type of the object, where that comes before the operation, so that a delegate can be bound to it.</param>
    internal ValueReader(MethodPlan plan, RuntimeReferences references, string what, TypeReference? self = null)
    {
        _plan = plan;
        _references = references;
        _what = what;
        _method = new AddedMethod(plan.Method, references, $"<{plan.MethodName}>{what}__{plan.Index.ToString(CultureInfo.InvariantCulture)}");
        if (self is not null)
            AddRoot(PathRoot.ThisAtTheEnd, null, self);
        _operation = _method.Parameter(references.Operation);
    }

    internal void AddRoot(PathRoot root, ParameterDefinition? parameter, TypeReference type) => _roots.Add((root, parameter, _method.Parameter(type)));

    /// <summary>Adds the method beside the one that it reads for, and those that it calls.</summary>
    /// <returns>A reference to it, for that one to use.</returns>
    internal MethodReference Emit()
    {
        var former = _method.Local(_plan.Method.Module.TypeSystem.Boolean);
        _method.Add(Instruction.Create(OpCodes.Call, _references.BeginReading));
        _method.Add(Instruction.Create(OpCodes.Stloc, former));
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

        _method.Add(Instruction.Create(OpCodes.Ldloc, former));
        _method.Add(Instruction.Create(OpCodes.Call, _references.EndReading));
        return _method.Finish();
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

    /// <summary>try { ReadPath(op, root); } catch { op.Lost(number); }</summary>
    void Read(int number, ValuePath path, ParameterDefinition root, IEnumerable<Instruction> take)
    {
        // Short: the name of who calls it stands right below it in any stack trace.
        var name = FormattableString.Invariant($"<{_what}>{_plan.Index}_{_read++}");
        var reader = new PathReader(_plan.Method, _references, name).Emit(number, path, root.ParameterType, take);
        var end = Instruction.Create(OpCodes.Nop);
        var first = Instruction.Create(OpCodes.Ldarg, _operation);
        var handler = Instruction.Create(OpCodes.Pop);
        _method.Add(first);
        _method.Add(Instruction.Create(OpCodes.Ldarg, root));
        _method.Add(Instruction.Create(OpCodes.Call, reader));
        _method.Add(Instruction.Create(OpCodes.Leave, end));

        _method.Add(handler);
        _method.Add(Instruction.Create(OpCodes.Ldarga, _operation));
        _method.Add(Instruction.Create(OpCodes.Ldc_I4, number));
        _method.Add(Instruction.Create(OpCodes.Call, _references.Lost));
        _method.Add(Instruction.Create(OpCodes.Leave, end));
        _method.Add(end);
        _method.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            CatchType = _plan.Method.Module.TypeSystem.Object,
            TryStart = first,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
        });
    }
}
