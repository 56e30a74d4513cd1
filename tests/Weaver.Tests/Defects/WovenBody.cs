using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>The parts of a woven method, so that a test can spoil one of them.</summary>
sealed class WovenBody
{
    WovenBody(MethodDefinition method, int start)
    {
        Method = method;
        Start = Body.Instructions[start];
        Filter = Body.ExceptionHandlers[^2];
        Finally = Body.ExceptionHandlers[^1];
    }

    internal MethodDefinition Method { get; }

    internal MethodBody Body => Method.Body;

    /// <summary>call Operation.Start</summary>
    internal Instruction Start { get; }

    internal ExceptionHandler Filter { get; }

    internal ExceptionHandler Finally { get; }

    /// <summary>The first instruction of the user's.</summary>
    internal Instruction UserCode => Filter.TryStart;

    /// <summary>leave end</summary>
    internal Instruction LeaveOfTry => Filter.TryEnd.Previous;

    /// <summary>[ldloc result;] ret</summary>
    internal Instruction End => Finally.HandlerEnd;

    internal bool HasResult => End.OpCode != OpCodes.Ret;

    internal IEnumerable<ExceptionHandler> UserHandlers => Body.ExceptionHandlers.SkipLast(2);

    /// <summary>The calls of a member of Operation that the weaver has put in.</summary>
    internal IEnumerable<Instruction> Calls(string name) =>
        [.. Body.Instructions.Where(instruction => instruction.Operand is MethodReference { DeclaringType.Name: "Operation" } method && method.Name == name)];

    /// <summary>A call on the operation alone: ldloca op; call name</summary>
    internal void Remove(string name)
    {
        foreach (var call in Calls(name))
        {
            foreach (var instruction in new[] { call.Previous, call })
                (instruction.OpCode, instruction.Operand) = (OpCodes.Nop, null);
        }
    }

    internal void InsertAfter(Instruction place, params Instruction[] instructions)
    {
        foreach (var instruction in instructions)
            Body.Instructions.Insert(Body.Instructions.IndexOf(place) + 1 + Array.IndexOf(instructions, instruction), instruction);
    }

    internal VariableDefinition ActivityLocal()
    {
        var local = new VariableDefinition(Method.Module.ImportReference(typeof(Activity)));
        Body.Variables.Add(local);
        return local;
    }

    /// <summary>call Activity.Current</summary>
    internal Instruction GetsActivity() => Instruction.Create(OpCodes.Call, Method.Module.ImportReference(typeof(Activity).GetProperty("Current")!.GetMethod));

    /// <summary>Activity.Current = what is on the stack</summary>
    internal Instruction SetsActivity() => Instruction.Create(OpCodes.Call, Method.Module.ImportReference(typeof(Activity).GetProperty("Current")!.SetMethod));

    /// <summary>With long forms of all instructions: what a defect adds must not break what it does not mean to.</summary>
    internal static IEnumerable<WovenBody> Of(ModuleDefinition module)
    {
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).ToList())
        {
            var start = method.Body.Instructions.Take(5).ToList().FindIndex(instruction => instruction.Operand is MethodReference { Name: "Start", DeclaringType.Name: "Operation" });
            // Async methods with task types of their own have another shape.
            if (start < 0 || method.Body.ExceptionHandlers.Count < 2 || method.Body.ExceptionHandlers[^2].HandlerType != ExceptionHandlerType.Filter)
                continue;
            method.Body.SimplifyMacros();
            yield return new WovenBody(method, start);
        }
    }
}
