using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

sealed partial class RandomBody
{
    /// <summary>Handlers that end where the next instruction begins, whatever that is.</summary>
    readonly List<ExceptionHandler> _open = [];

    /// <summary>A protected region with one handler or several, and where the code goes on.</summary>
    void Try(int depth, int protections, bool mayLeave)
    {
        var after = Instruction.Create(OpCodes.Nop);
        Protected(depth, protections, mayLeave, Target(after));
        Add(after);

        Instruction Target(Instruction end)
        {
            // A leave to a leave, or to a branch.
            if (!mayLeave || !dice.OneIn(5) || protections == 0)
                return end;
            var station = Instruction.Create(OpCodes.Leave, _end);
            Unless(() => Add(station));
            return station;
        }
    }

    void Protected(int depth, int protections, bool mayLeave, Instruction target)
    {
        var start = _code.Count;
        if (depth < Deep && dice.OneIn(4))
        {
            // This region begins and ends with the one in it.
            Protected(depth + 1, protections + 1, mayLeave, target);
        }
        else
        {
            if (!dice.OneIn(6))
                Some(depth + 1, protections + 1, mayLeave);
            Add(OpCodes.Leave, target);
        }

        var handlers = new List<ExceptionHandler>();
        if (dice.OneIn(2))
        {
            for (var count = dice.Between(1, 2); count > 0; count--)
                handlers.Add(Catch(depth, protections, mayLeave, target));
        }
        else
        {
            handlers.Add(FinallyOrFault(depth));
        }

        foreach (var handler in handlers)
            (handler.TryStart, handler.TryEnd) = (_code[start], handlers[0].FilterStart ?? handlers[0].HandlerStart);
        _handlers.AddRange(handlers);
    }

    ExceptionHandler Catch(int depth, int protections, bool mayLeave, Instruction target)
    {
        var handler = new ExceptionHandler(ExceptionHandlerType.Catch);
        if (dice.OneIn(2))
        {
            handler.HandlerType = ExceptionHandlerType.Filter;
            handler.FilterStart = Filter();
        }
        else
        {
            handler.CatchType = dice.OneIn(2) ? _module.GetType("Surroundings", dice.Of("HostileException", "WorseException")) : _module.TypeSystem.Object;
        }

        handler.HandlerStart = Instruction.Create(OpCodes.Pop);
        Add(handler.HandlerStart);
        if (!dice.OneIn(3))
            Some(depth + 1, protections + 1, mayLeave);
        Unless(() => Add(OpCodes.Rethrow));
        Add(OpCodes.Leave, target);
        _open.Add(handler);
        return handler;
    }

    /// <summary>With branches before its end.</summary>
    Instruction Filter()
    {
        var start = Instruction.Create(dice.Of(OpCodes.Dup, OpCodes.Nop));
        var (yes, end) = (Instruction.Create(OpCodes.Ldc_I4, dice.Place()), Instruction.Create(OpCodes.Endfilter));
        Add(start);
        if (start.OpCode == OpCodes.Dup)
            Add(OpCodes.Pop);
        Add(Instruction.Create(OpCodes.Isinst, _module.GetType("Surroundings", "HostileException")));
        Add(OpCodes.Brtrue, yes);
        Add(OpCodes.Ldc_I4, 0);
        Add(OpCodes.Br, end);
        Add(yes);
        Add(OpCodes.Ldc_I4, dice.Below(2));
        Add(OpCodes.Call, Trace("When"));
        Add(end);
        return start;
    }

    ExceptionHandler FinallyOrFault(int depth)
    {
        var handler = new ExceptionHandler(dice.Of(ExceptionHandlerType.Finally, ExceptionHandlerType.Fault)) { HandlerStart = Instruction.Create(OpCodes.Nop) };
        Add(handler.HandlerStart);
        Say();
        Some(depth + 1, protections: 1, mayLeave: false);
        Add(OpCodes.Endfinally);
        _open.Add(handler);
        return handler;
    }
}
