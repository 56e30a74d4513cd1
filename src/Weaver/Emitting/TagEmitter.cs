using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Emits the capture of one argument.</summary>
sealed class TagEmitter(RuntimeReferences references, VariableDefinition operation)
{
    /// <summary>
    /// <code>
    /// op.Tag(number, argument);
    /// // of a nullable:
    /// if (argument.HasValue) op.Tag(number, argument.GetValueOrDefault());
    /// </code>
    /// </summary>
    internal IEnumerable<Instruction> Emit(int number, TagPlan tag) =>
        tag.Type.Nullable is null ? Plain(number, tag) : Nullable(number, tag);

    IEnumerable<Instruction> Plain(int number, TagPlan tag)
    {
        yield return Instruction.Create(OpCodes.Ldloca, operation);
        yield return Instruction.Create(OpCodes.Ldc_I4, number);
        yield return Instruction.Create(OpCodes.Ldarg, tag.Parameter);
        if (tag.Type.IsByReference)
            yield return Instruction.Create(OpCodes.Ldobj, tag.Type.ValueType);
        foreach (var instruction in Widened(tag.Type))
            yield return instruction;
    }

    IEnumerable<Instruction> Nullable(int number, TagPlan tag)
    {
        var nullable = tag.Type.Nullable!;
        var skip = Instruction.Create(OpCodes.Nop);

        yield return Address();
        yield return Instruction.Create(OpCodes.Call, references.HasValue(nullable));
        yield return Instruction.Create(OpCodes.Brfalse, skip);
        yield return Instruction.Create(OpCodes.Ldloca, operation);
        yield return Instruction.Create(OpCodes.Ldc_I4, number);
        yield return Address();
        yield return Instruction.Create(OpCodes.Call, RuntimeReferences.GetValueOrDefault(nullable));
        foreach (var instruction in Widened(tag.Type))
            yield return instruction;
        yield return skip;

        Instruction Address() => Instruction.Create(tag.Type.IsByReference ? OpCodes.Ldarg : OpCodes.Ldarga, tag.Parameter);
    }

    /// <summary>The value on the stack, widened to what the overload takes, and the call.</summary>
    IEnumerable<Instruction> Widened(TagType type)
    {
        var widen = type.Kind switch
        {
            TagKind.SignedInteger => OpCodes.Conv_I8,
            TagKind.UnsignedInteger => OpCodes.Conv_U8,
            TagKind.FloatingPoint => OpCodes.Conv_R8,
            _ => OpCodes.Nop,
        };
        if (widen != OpCodes.Nop)
            yield return Instruction.Create(widen);
        yield return Instruction.Create(OpCodes.Call, references.Tag(type));
    }
}
