using System.Collections.Generic;
using System.Linq;
using Fody;
using Mono.Cecil;
using Mono.Cecil.Cil;

public class ModuleWeaver : BaseModuleWeaver
{
    public override IEnumerable<string> GetAssembliesForScanning() => new string[0];

    public override void Execute()
    {
        if (Config.Attribute("Fails") != null)
            throw new WeavingException("The other weaver fails.");
        var method = Config.Attribute("Spoils");
        if (method != null)
            Spoil(ModuleDefinition.GetTypes().SelectMany(type => type.Methods).Single(candidate => candidate.Name == method.Value));
        ModuleDefinition.Types.Add(new TypeDefinition("", "OtherWasHere", TypeAttributes.Class, TypeSystem.ObjectReference));
    }

    // An instruction without its operand.
    static void Spoil(MethodDefinition method)
    {
        var instruction = Instruction.Create(OpCodes.Nop);
        method.Body.Instructions.Insert(0, instruction);
        instruction.OpCode = OpCodes.Ldarg;
    }
}
