using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>What a weaver may get wrong with iterators, whose operation is each enumeration.</summary>
static class IteratorDefects
{
    internal static IReadOnlyDictionary<string, Action<ModuleDefinition>> All { get; } = new Dictionary<string, Action<ModuleDefinition>>
    {
        ["an iterator's operation starts with the call"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "Defer"))
                WovenCalls.Rename(call, "Start");
        },
        ["an iterator's operation ends with the call"] = module =>
        {
            foreach (var (body, call) in WovenCalls.Of(module, "Observe", WovenCalls.IsIterator))
            {
                var operation = (VariableDefinition)call.Previous.Previous.Operand;
                var leave = new MethodReference("Leave", module.TypeSystem.Void, operation.VariableType) { HasThis = true };
                var at = body.Instructions.IndexOf(call) + 1;
                body.Instructions.Insert(at, Instruction.Create(OpCodes.Ldloca, operation));
                body.Instructions.Insert(at + 1, Instruction.Create(OpCodes.Call, leave));
            }
        },
        ["an iterator's enumerations are not observed"] = module => Unobserved(module, "Observe"),
        ["an async iterator's enumerations are not observed"] = module => Unobserved(module, "ObserveAsyncEnumerable"),
        ["an async enumerator is taken for an enumerable"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "ObserveAsyncEnumerator"))
                WovenCalls.Rename(call, "ObserveAsyncEnumerable");
        },
        ["an async enumerable is taken for an enumerator"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "ObserveAsyncEnumerable"))
                WovenCalls.Rename(call, "ObserveAsyncEnumerator");
        },
        ["an iterator's tags are not captured"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "get_IsStarted", WovenCalls.IsIterator))
                ((call.OpCode, call.Operand), call.Next.OpCode) = ((OpCodes.Pop, null), OpCodes.Br);
        },
        ["an iterator has the number of another method"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "Defer"))
                (call.Previous.Previous.OpCode, call.Previous.Previous.Operand) = (OpCodes.Ldc_I4, 0);
        },
    };

    /// <summary>ldloca op; ldloc result; call name</summary>
    static void Unobserved(ModuleDefinition module, string name)
    {
        foreach (var (_, call) in WovenCalls.Of(module, name, WovenCalls.IsIterator))
        {
            WovenCalls.Remove(call.Previous.Previous, 1);
            WovenCalls.Remove(call, 1);
        }
    }
}
