using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>Random IL for a static method from a number to a number, in shapes that the C# compiler does not make.</summary>
/// <param name="dice">What decides.</param>
/// <param name="method">Whose body it becomes.</param>
/// <param name="others">What it may call.</param>
/// <param name="maySkipFrames">Whether it may leave by jmp and by tail calls, which leave no frame.</param>
sealed partial class RandomBody(Dice dice, MethodDefinition method, IReadOnlyList<MethodReference> others, bool maySkipFrames)
{
    const int Deep = 4;

    readonly ModuleDefinition _module = method.Module;
    readonly List<Instruction> _code = [];
    readonly List<ExceptionHandler> _handlers = [];
    readonly List<VariableDefinition> _locals = [];
    readonly Instruction _first = Instruction.Create(OpCodes.Nop);
    readonly Instruction _end = Instruction.Create(OpCodes.Nop);
    int _left = 24;

    VariableDefinition Result => _locals[0];

    internal void Emit()
    {
        for (var count = dice.OneIn(5) ? 300 : 4; count > 0; count--)
            _locals.Add(new VariableDefinition(_module.TypeSystem.Int32));

        // The first instruction is what a branch leads to, or begins a try; without this nop there is none that is neither.
        if (dice.OneIn(2))
            Add(_first);
        Some(depth: 0, protections: 0, mayLeave: true);
        if (dice.OneIn(8))
            Throw();
        Add(_end);
        Add(OpCodes.Ldloc, Result);
        Add(OpCodes.Ret);

        var body = method.Body = new MethodBody(method) { InitLocals = true };
        method.DebugInformation.SequencePoints.Clear();
        method.DebugInformation.CustomDebugInformations.Clear();
        method.DebugInformation.Scope = null;
        _locals.ForEach(body.Variables.Add);
        if (!_code.Contains(_first))
            _code.Where(instruction => instruction.Operand == _first).ToList().ForEach(instruction => instruction.Operand = _code[0]);
        _code.ForEach(body.Instructions.Add);
        _handlers.ForEach(body.ExceptionHandlers.Add);

        // Short branches have to grow when code comes in between.
        if (dice.OneIn(2))
            body.OptimizeMacros();
    }

    /// <param name="depth">How deep it is nested.</param>
    /// <param name="protections">How many regions are to be left by a leave.</param>
    /// <param name="mayLeave">Whether that can be done; a finally, a fault handler and a filter end in their own ways.</param>
    void Some(int depth, int protections, bool mayLeave)
    {
        for (var count = dice.Between(1, 4); count > 0 && _left-- > 0; count--)
            One(depth, protections, mayLeave);
    }

    void One(int depth, int protections, bool mayLeave)
    {
        switch (dice.Below(depth >= Deep ? 7 : 14))
        {
            case 0: Say(); break;
            case 1: Calculate(); break;
            case 2: Unless(() => Throw()); break;
            case 3: Call(); break;
            case 4 when mayLeave: Unless(() => Exit(protections)); break;
            case 5 when mayLeave: Again(protections); break;
            case 6 when maySkipFrames && protections == 0: Jump(); break;
            case 7: Switch(depth, protections, mayLeave); break;
            case 8: Unless(() => Some(depth + 1, protections, mayLeave)); break;
            case 9: Pad(); break;
            case >= 10: Try(depth, protections, mayLeave); break;
            default: Calculate(); break;
        }
    }

    void Say()
    {
        Add(OpCodes.Ldstr, $"{dice.Place()}");
        Add(OpCodes.Call, Trace("Say"));
    }

    /// <summary>With the stack not empty across a branch now and then.</summary>
    void Calculate()
    {
        var (odd, done) = (Instruction.Create(OpCodes.Ldc_I4, dice.Below(5)), Instruction.Create(dice.Of(OpCodes.Add, OpCodes.Sub, OpCodes.Div, OpCodes.Mul_Ovf)));
        Load();
        if (dice.OneIn(3))
        {
            Load();
            Add(OpCodes.Brtrue, odd);
            Load();
            Add(OpCodes.Br, done);
        }

        Add(odd);
        Add(done);
        Add(OpCodes.Stloc, dice.In(_locals));
    }

    void Unless(Action block)
    {
        var after = Instruction.Create(OpCodes.Nop);
        Load();
        Add(OpCodes.Ldc_I4, dice.Below(4));
        Add(dice.Of(OpCodes.Beq, OpCodes.Blt, OpCodes.Bge_Un), after);
        block();
        Add(after);
    }

    /// <summary>And what nobody comes to behind it.</summary>
    void Throw()
    {
        if (dice.OneIn(4))
        {
            Add(OpCodes.Ldnull);
        }
        else
        {
            Add(OpCodes.Ldstr, $"t{dice.Place()}");
            Add(OpCodes.Newobj, Surrounding(dice.Of("HostileException", "WorseException"), ".ctor"));
        }

        Add(OpCodes.Throw);
        if (!dice.OneIn(3))
            return;
        Add(OpCodes.Ldc_I4, 7);
        Add(OpCodes.Pop);
        Say();
    }

    void Call()
    {
        IfThereIsFuel(() =>
        {
            Load();
            Add(OpCodes.Call, dice.In(others));
            Add(OpCodes.Stloc, dice.In(_locals));
        });
    }

    void Exit(int protections)
    {
        Load();
        if (protections == 0 && dice.OneIn(2))
        {
            Add(OpCodes.Ret);
            return;
        }

        Add(OpCodes.Stloc, Result);
        Add(protections == 0 ? OpCodes.Br : OpCodes.Leave, _end);
    }

    /// <summary>Back to the first instruction.</summary>
    void Again(int protections) => IfThereIsFuel(() => Add(protections == 0 ? OpCodes.Br : OpCodes.Leave, _first));

    void Jump() => IfThereIsFuel(() =>
    {
        if (dice.OneIn(2))
        {
            Add(OpCodes.Jmp, dice.In(others));
            return;
        }

        Load();
        Add(OpCodes.Tail);
        Add(OpCodes.Call, dice.In(others));
        Add(OpCodes.Ret);
    });

    void Switch(int depth, int protections, bool mayLeave)
    {
        var targets = Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Instruction.Create(OpCodes.Nop)).ToArray();
        var after = Instruction.Create(OpCodes.Nop);
        Load();
        Add(Instruction.Create(OpCodes.Switch, Enumerable.Range(0, dice.OneIn(4) ? 400 : 5).Select(number => number % 7 == 6 ? after : targets[number % targets.Length]).ToArray()));
        foreach (var target in targets)
        {
            Add(target);
            Some(depth + 1, protections, mayLeave);
            if (dice.OneIn(2))
                Add(OpCodes.Br, after);
        }

        Add(after);
    }

    /// <summary>So much that a short branch does not get over it.</summary>
    void Pad()
    {
        for (var count = dice.Between(100, 300); count > 0; count--)
            Add(OpCodes.Nop);
    }

    void IfThereIsFuel(Action block)
    {
        var after = Instruction.Create(OpCodes.Nop);
        Add(OpCodes.Call, Trace("Go"));
        Add(OpCodes.Brfalse, after);
        block();
        Add(after);
    }

    void Load()
    {
        if (dice.OneIn(2))
            Add(OpCodes.Ldarg, method.Parameters[0]);
        else
            Add(OpCodes.Ldloc, dice.In(_locals));
    }

    MethodReference Trace(string name) => Surrounding("Trace", name);

    MethodReference Surrounding(string type, string name) => _module.GetType("Surroundings", type).Methods.First(candidate => candidate.Name == name);

    void Add(Instruction instruction)
    {
        _open.ForEach(handler => handler.HandlerEnd = instruction);
        _open.Clear();
        _code.Add(instruction);
    }

    void Add(OpCode code) => Add(Instruction.Create(code));

    void Add(OpCode code, int operand) => Add(Instruction.Create(code, operand));

    void Add(OpCode code, string operand) => Add(Instruction.Create(code, operand));

    void Add(OpCode code, Instruction operand) => Add(Instruction.Create(code, operand));

    void Add(OpCode code, MethodReference operand) => Add(Instruction.Create(code, operand));

    void Add(OpCode code, VariableDefinition operand) => Add(Instruction.Create(code, operand));

    void Add(OpCode code, ParameterDefinition operand) => Add(Instruction.Create(code, operand));
}
