using System.Collections.Generic;
using Fody;
using Mono.Cecil;

public class ModuleWeaver : BaseModuleWeaver
{
    public override IEnumerable<string> GetAssembliesForScanning() => new string[0];

    public override void Execute()
    {
        if (Config.Attribute("Fails") != null)
            throw new WeavingException("The other weaver fails.");
        ModuleDefinition.Types.Add(new TypeDefinition("", "OtherWasHere", TypeAttributes.Class, TypeSystem.ObjectReference));
    }
}
