using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;

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
                new MethodEmitter(method, references, assembly).Emit();
            }
            catch (Exception exception)
            {
                // The error makes the build delete the assembly: nothing half-woven is left.
                log.Add(Severity.Error, Rule.WeavingFailed, method.Method, $"{exception.GetType().Name}: {exception.Message}");
            }
        }
    }
}
