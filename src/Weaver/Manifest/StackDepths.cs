using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>How many values are on the stack before each instruction of a body, and so which instructions make an argument of a call.</summary>
/// <remarks>ECMA-335, III.1.7.5: the depth is known in one pass from the first instruction to the last.</remarks>
sealed class StackDepths
{
    readonly Dictionary<Instruction, int> _depths = [];
    readonly HashSet<Instruction> _targets = [];

    internal StackDepths(MethodBody body)
    {
        foreach (var handler in body.ExceptionHandlers)
        {
            if (handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter)
                _depths[handler.HandlerStart] = 1;
            if (handler.FilterStart is { } filter)
                _depths[filter] = 1;
        }

        var depth = 0;
        foreach (var instruction in body.Instructions)
        {
            if (_depths.TryGetValue(instruction, out var known))
                depth = known;
            _depths[instruction] = depth;
            depth += Pushed(instruction) - Popped(instruction, depth);
            if (instruction.Operand is Instruction target)
                Reach(target, depth);
            foreach (var one in instruction.Operand as Instruction[] ?? [])
                Reach(one, depth);
            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
                depth = 0;
        }
    }

    /// <summary>The one instruction that makes an argument; null where there are more, or several ways to it.</summary>
    /// <param name="call">A call, or a new object's.</param>
    /// <param name="number">The parameter's number, from 0, without <c>this</c>.</param>
    internal Instruction? Single(Instruction call, int number)
    {
        var place = Place(call, number);
        if (Start(call, place) is not { } start || _targets.Contains(Following(start)))
            return null;

        // What else comes before the call leaves the value alone.
        for (var instruction = start.Next; instruction != call; instruction = instruction.Next)
        {
            if (_depths[instruction] - Popped(instruction, _depths[instruction]) <= place)
                return null;
        }

        return start;
    }

    /// <summary>The instruction that leaves the last argument on the stack; null where there are several.</summary>
    internal Instruction? Last(Instruction call) => _targets.Contains(call) || call.Previous is not { OpCode.Code: not Code.Nop } last ? null : last;

    /// <summary>All that makes the arguments from this one on, whatever branches there are.</summary>
    internal IEnumerable<Instruction> ArgumentsFrom(Instruction call, int number)
    {
        var start = Start(call, Place(call, number));
        return start is null ? [] : Between(start, call);
    }

    /// <summary>How many values are below an argument.</summary>
    int Place(Instruction call, int number) => _depths[call] - ((MethodReference)call.Operand).Parameters.Count + number;

    /// <summary>The last instruction with no more than so many values below it.</summary>
    Instruction? Start(Instruction call, int depth)
    {
        var start = call.Previous;
        while (start is not null && _depths[start] > depth)
            start = start.Previous;
        return start;
    }

    static IEnumerable<Instruction> Between(Instruction start, Instruction end)
    {
        for (var instruction = start; instruction != end; instruction = instruction.Next)
        {
            if (instruction.OpCode.Code != Code.Nop)
                yield return instruction;
        }
    }

    static Instruction Following(Instruction instruction)
    {
        do
            instruction = instruction.Next;
        while (instruction.OpCode.Code == Code.Nop);
        return instruction;
    }

    void Reach(Instruction target, int depth)
    {
        _targets.Add(target);
        if (!_depths.ContainsKey(target))
            _depths[target] = depth;
    }

    static int Pushed(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand is IMethodSignature { ReturnType.MetadataType: not MetadataType.Void } ? 1 : 0,
        _ => 1,
    };

    static int Popped(Instruction instruction, int depth) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8
            or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8
            or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.PopAll => depth,
        _ => OfCall(instruction, depth),
    };

    /// <summary>A return takes what there is.</summary>
    static int OfCall(Instruction instruction, int depth)
    {
        if (instruction.Operand is not IMethodSignature called)
            return depth;
        var hasThis = called is { HasThis: true, ExplicitThis: false } && instruction.OpCode.Code != Code.Newobj;
        return called.Parameters.Count + (hasThis ? 1 : 0) + (instruction.OpCode.Code == Code.Calli ? 1 : 0);
    }
}
