using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Emits the capture of one argument or constant.</summary>
sealed class TagEmitter(RuntimeReferences references, VariableDefinition operation)
{
    /// <summary>
    /// <code>
    /// op.Tag(number, argument);
    /// // by reference, which unsafe code may make of nothing:
    /// if (&amp;argument != null) op.Tag(number, argument);
    /// // of a nullable:
    /// if (argument.HasValue) op.Tag(number, argument.GetValueOrDefault());
    /// </code>
    /// </summary>
    internal IEnumerable<Instruction> Emit(int number, ArgumentTag tag)
    {
        var type = tag.Type;
        var skip = Instruction.Create(OpCodes.Nop);
        if (type.IsByReference)
        {
            yield return Instruction.Create(OpCodes.Ldarg, tag.Parameter);
            yield return Instruction.Create(OpCodes.Conv_U);
            yield return Instruction.Create(OpCodes.Brfalse, skip);
        }

        if (type.Nullable is not null)
        {
            yield return Address(tag);
            yield return Instruction.Create(OpCodes.Call, references.HasValue(type.Nullable));
            yield return Instruction.Create(OpCodes.Brfalse, skip);
        }

        yield return Instruction.Create(OpCodes.Ldloca, operation);
        yield return Instruction.Create(OpCodes.Ldc_I4, number);
        foreach (var instruction in Value(tag))
            yield return instruction;
        foreach (var instruction in Widened(references, type))
            yield return instruction;
        if (type.IsByReference || type.Nullable is not null)
            yield return skip;
    }

    /// <summary>op.Tag(number, constant);</summary>
    internal IEnumerable<Instruction> Emit(int number, ConstantTag tag)
    {
        if (tag.Value is null)
            return [];

        var (load, type) = tag.Value switch
        {
            bool flag => (Instruction.Create(flag ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0), references.Module.TypeSystem.Boolean),
            long number64 => (Instruction.Create(OpCodes.Ldc_I8, number64), references.Module.TypeSystem.Int64),
            double real => (Instruction.Create(OpCodes.Ldc_R8, real), references.Module.TypeSystem.Double),
            var text => (Instruction.Create(OpCodes.Ldstr, (string)text), references.Module.TypeSystem.String),
        };
        return
        [
            Instruction.Create(OpCodes.Ldloca, operation),
            Instruction.Create(OpCodes.Ldc_I4, number),
            load,
            Instruction.Create(OpCodes.Call, references.Tag(TagType.Of(type)!)),
        ];
    }

    static IEnumerable<Instruction> Value(ArgumentTag tag)
    {
        if (tag.Type.Nullable is { } nullable)
        {
            yield return Address(tag);
            yield return Instruction.Create(OpCodes.Call, RuntimeReferences.GetValueOrDefault(nullable));
            yield break;
        }

        yield return Instruction.Create(OpCodes.Ldarg, tag.Parameter);
        if (tag.Type.IsByReference)
            yield return Instruction.Create(OpCodes.Ldobj, tag.Type.ValueType);
    }

    static Instruction Address(ArgumentTag tag) => Instruction.Create(tag.Type.IsByReference ? OpCodes.Ldarg : OpCodes.Ldarga, tag.Parameter);

    /// <summary>The value on the stack, widened to what the overload takes, and the call.</summary>
    internal static IEnumerable<Instruction> Widened(RuntimeReferences references, TagType type)
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
