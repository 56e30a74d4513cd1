using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AutomagikTelemetry.Fody.Emitting;

/// <summary>Turns the plan into IL.</summary>
sealed class AssemblyEmitter(ModuleDefinition module, Settings settings, DiagnosticLog log)
{
    internal void Emit(AssemblyPlan plan)
    {
        if (module.Kind != ModuleKind.Dll)
            new ProjectAttributeEmitter(module, settings).Emit();
        if (plan.Methods.Count == 0)
            return;

        var references = new RuntimeReferences(module);
        var assembly = new WovenAssemblyType(module, references).Emit(PlanBlob.Of(plan));
        foreach (var method in plan.Methods)
        {
            try
            {
                Emit(method, references, assembly);
            }
            catch (Exception exception)
            {
                // The error makes the build delete the assembly: nothing half-woven is left.
                log.AddFailure(method.Method, exception);
                Discard(method.Method);
            }
        }
    }

    /// <summary>A body that Cecil can write, so that the error is heard instead of Cecil's own, and that nobody takes for a woven one.</summary>
    static void Discard(MethodDefinition method)
    {
        method.Body = new MethodBody(method) { Instructions = { Instruction.Create(OpCodes.Ldnull), Instruction.Create(OpCodes.Throw) } };
        method.DebugInformation.SequencePoints.Clear();
        method.DebugInformation.CustomDebugInformations.Clear();
        method.DebugInformation.Scope = null;
    }

    static void Emit(MethodPlan method, RuntimeReferences references, FieldReference assembly)
    {
        switch (method.Result)
        {
            case ResultShape.Iterator or ResultShape.AsyncIterator:
                new IteratorEmitter(method, references, assembly).Emit();
                break;
            case ResultShape.TaskLike:
                new TaskLikeEmitter(method, references, assembly).Emit();
                break;
            default:
                new MethodEmitter(method, references, assembly).Emit();
                break;
        }
    }
}
