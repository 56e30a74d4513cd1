using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>Puts a count of our own before everything else in each woven method, so that what is reported can be held against it.</summary>
static class StartProbe
{
    /// <summary>Edits the woven assembly in place; its methods get the numbers from the given one on.</summary>
    /// <returns>The numbers of iterators: a call of one starts nothing, each enumeration of the result does.</returns>
    internal static HashSet<int> Insert(string file, int firstNumber)
    {
        var iterators = new HashSet<int>();
        using var resolver = LibraryWeaver.Resolver(file);
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        var program = AssemblyNameReference.Parse(resolver.Resolve(new AssemblyNameReference(ProgramFolder.Name, null)).Name.FullName);
        module.AssemblyReferences.Add(program);
        var starts = new TypeReference(ProgramFolder.Name, "Starts", module, program);
        var count = new MethodReference("Count", module.TypeSystem.Void, starts) { Parameters = { new ParameterDefinition(module.TypeSystem.Int32) } };

        foreach (var body in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).Select(method => method.Body))
        {
            if (PlanNumber(body) is not { } number)
                continue;
            if (((MethodReference)body.Instructions[3].Operand).Name == "Defer")
                iterators.Add(firstNumber + number);
            body.Instructions.Insert(0, Instruction.Create(OpCodes.Ldc_I4, firstNumber + number));
            body.Instructions.Insert(1, Instruction.Create(OpCodes.Call, count));
        }

        module.Write(file);
        return iterators;
    }

    /// <summary>A woven method begins with: Operation.Start(assembly, number, out op), or Defer.</summary>
    static int? PlanNumber(MethodBody body) =>
        body.Instructions is [{ Operand: FieldReference { Name: "Assembly", DeclaringType.Name: "<AutomagikTelemetry>" } }, var number, _, { Operand: MethodReference { Name: "Start" or "Defer" } }, ..]
            ? number.OpCode.Code switch
            {
                Code.Ldc_I4 => (int)number.Operand,
                Code.Ldc_I4_S => (sbyte)number.Operand,
                var code => code - Code.Ldc_I4_0,
            }
            : null;
}
