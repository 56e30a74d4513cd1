using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>What a weaver may get wrong with task types of one's own, whose state machines tell the outcome.</summary>
static class TaskLikeDefects
{
    internal static IReadOnlyDictionary<string, Action<ModuleDefinition>> All { get; } = new Dictionary<string, Action<ModuleDefinition>>
    {
        ["the caller goes on in the activity of a method with a task type of its own"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "Suspend"))
                WovenCalls.Remove(call, 2);
        },
        ["a method with a task type of its own ends as it returns"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "Suspend"))
                WovenCalls.Rename(call, "Leave");
        },
        ["the state machine does not get the operation"] = module =>
        {
            foreach (var (body, _) in WovenCalls.Of(module, "Suspend"))
                WovenCalls.Remove(body.Instructions.Single(instruction => instruction.Operand is FieldReference { Name: "<operation>" }), 3);
        },
        ["the state machine does not tell a failure"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "Failed", WovenCalls.IsMoveNext))
            {
                WovenCalls.Remove(call, 4);
                call.OpCode = OpCodes.Ldc_I4_0;
            }
        },
        ["the state machine does not end the operation"] = module =>
        {
            foreach (var (_, call) in WovenCalls.Of(module, "Leave", WovenCalls.IsMoveNext))
                WovenCalls.Remove(call, 3);
        },
    };
}
