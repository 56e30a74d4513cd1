using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>A call in the user's code, and what its arguments tell before the program runs.</summary>
/// <param name="stack">The stack of the body that it stands in.</param>
/// <param name="call">The call; a delegate's making has no arguments that could be read.</param>
sealed class CalledMethod(StackDepths stack, Instruction call)
{
    const string Pairs = "System.Collections.Generic.KeyValuePair";

    readonly MethodReference _method = (MethodReference)call.Operand;

    internal string Name => _method.Name;

    bool IsCall => call.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj;

    /// <summary>The argument, if it is a constant text.</summary>
    internal string? Text(int number) => Single(number) is { OpCode.Code: Code.Ldstr, Operand: string text } ? text : null;

    internal bool IsNull(int number) => Single(number)?.OpCode.Code == Code.Ldnull;

    /// <summary>The argument, if it is a constant number from 0 to 8, as an enum's is.</summary>
    internal int? Number(int number) => Single(number)?.OpCode.Code is >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 and var code ? code - Code.Ldc_I4_0 : null;

    /// <summary>The last argument as the value of an attribute.</summary>
    internal SentAttribute LastAs(string key)
    {
        var type = (IsCall ? stack.Last(call) : null) switch
        {
            { OpCode.Code: Code.Box, Operand: TypeReference boxed } => TagAttributes.TypeOf(boxed),
            { OpCode.Code: Code.Ldstr } => SentAttribute.Text,
            _ => SentAttribute.AnyType,
        };
        return new SentAttribute(key, type, "call", SentAttribute.Scrub);
    }

    /// <summary>
    /// The argument as a collection of attributes: the keys that it is made with on the spot. One of any name stands for keys that are not
    /// constants, and for a collection that was made elsewhere.
    /// </summary>
    internal IReadOnlyList<SentAttribute> Attributes(int number)
    {
        if (IsNull(number))
            return [];

        var attributes = new List<SentAttribute>();
        var instructions = IsCall ? stack.ArgumentsFrom(call, number).ToList() : [];
        foreach (var instruction in instructions)
        {
            if (!IsPair(instruction))
                continue;
            var pair = new CalledMethod(stack, instruction);
            attributes.Add(pair.LastAs(pair.Text(0) ?? SentAttribute.AnyName));
        }

        if (!IsMadeOf(instructions))
            attributes.Add(new SentAttribute(SentAttribute.AnyName, SentAttribute.AnyType, "call", SentAttribute.Scrub));
        return attributes;
    }

    Instruction? Single(int number) => IsCall ? stack.Single(call, number) : null;

    /// <summary>Whether nothing but pairs is in the collection: its making begins here, and all that is added to it is one.</summary>
    static bool IsMadeOf(List<Instruction> instructions) =>
        instructions.Count > 0
        && IsBeginning(instructions[0])
        && instructions.TrueForAll(instruction => !IsAddition(instruction) || instruction.Previous is { } added && IsPair(added));

    /// <summary>An array's length, a collection's constructor, or the key of a collection's only pair.</summary>
    static bool IsBeginning(Instruction instruction) =>
        instruction.OpCode.Code is Code.Newobj or Code.Ldstr or (>= Code.Ldc_I4_0 and <= Code.Ldc_I4);

    /// <summary>A pair's constructor, or a dictionary's method that takes key and value.</summary>
    static bool IsPair(Instruction instruction) =>
        instruction.Operand is MethodReference { Parameters.Count: 2 } method
        && (method.DeclaringType.GetElementType().FullName is Pairs or Pairs + "`2" ? method.Name is ".ctor" or "Create" : method.Name is "Add" or "TryAdd" or "set_Item");

    /// <summary>Something is put into the collection as a whole.</summary>
    static bool IsAddition(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: "Add" or "AddRange" or "Insert" or "InsertRange", Parameters.Count: 1 };
}
