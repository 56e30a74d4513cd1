using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>Where the weaver has put calls of Operation's members, for shapes that have no handlers of their own.</summary>
static class WovenCalls
{
    /// <summary>All of that name in methods that the other condition holds for; their bodies in long forms.</summary>
    internal static IReadOnlyList<(MethodBody Body, Instruction Call)> Of(ModuleDefinition module, string name, Func<MethodDefinition, bool>? where = null)
    {
        var found = new List<(MethodBody, Instruction)>();
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && (where is null || where(method))))
        {
            foreach (var call in method.Body.Instructions.Where(instruction => IsCall(instruction, name)).ToList())
                found.Add((method.Body, call));
        }

        foreach (var body in found.Select(call => call.Item1).Distinct())
            body.SimplifyMacros();
        found.ShouldNotBeEmpty();
        return found;
    }

    internal static bool IsIterator(MethodDefinition method) => method.Body.Instructions.Any(instruction => IsCall(instruction, "Defer"));

    internal static bool IsMoveNext(MethodDefinition method) => method.Name == "MoveNext";

    /// <summary>The same call of another member with the same signature.</summary>
    internal static void Rename(Instruction call, string name)
    {
        var method = (MethodReference)call.Operand;
        var other = new MethodReference(name, method.ReturnType, method.DeclaringType) { HasThis = method.HasThis };
        foreach (var parameter in method.Parameters)
            other.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        if (method is GenericInstanceMethod generic)
        {
            other.GenericParameters.Add(new GenericParameter(other));
            call.Operand = new GenericInstanceMethod(other) { GenericArguments = { generic.GenericArguments[0] } };
        }
        else
        {
            call.Operand = other;
        }
    }

    /// <summary>Of the call and what stands before it, back to the given number of instructions.</summary>
    internal static void Remove(Instruction call, int count)
    {
        for (; count > 0; count--, call = call.Previous)
            (call.OpCode, call.Operand) = (OpCodes.Nop, null);
    }

    static bool IsCall(Instruction instruction, string name) =>
        instruction.Operand is MethodReference { DeclaringType.Name: "Operation" } method && method.Name == name;
}
