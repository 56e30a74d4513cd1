using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Emitting;
using AutomagikTelemetry.Fody.Planning;
using AutomagikTelemetry.Fody.Selecting;
using Fody;

namespace AutomagikTelemetry.Fody;

/// <summary>The Fody add-in: select what the attributes ask for, plan what it reports, emit it, and write the plan down.</summary>
public sealed class ModuleWeaver : BaseModuleWeaver
{
    /// <summary>Weaves the module. Trouble with the user's code becomes a diagnostic; nothing is thrown for it.</summary>
    public override void Execute()
    {
        var log = new DiagnosticLog();
        var settings = Settings.Read(Config, log);
        if (!settings.Weave)
            return;

        var selection = new MethodSelector(ModuleDefinition, log).Select();
        var plan = new Planner(ModuleDefinition, new SourceRoot(settings.SourceRoot ?? ProjectDirectoryPath), log).Plan(selection);
        if (!log.HasErrors)
            new AssemblyEmitter(ModuleDefinition, settings, log).Emit(plan);

        Report(log, settings, plan, selection);
    }

    /// <summary>No assembly needs to be searched for types: everything that woven code refers to, the module refers to already.</summary>
    public override IEnumerable<string> GetAssembliesForScanning() => [];

    void Report(DiagnosticLog log, Settings settings, AssemblyPlan plan, Selection selection)
    {
        if (settings.PlanFile is { } file)
        {
            // The MSBuild task says the diagnostics, with code, file and line, which Fody's log cannot.
            File.WriteAllText(file, PlanFile.Of(plan.Name, log.Diagnostics, plan, selection));
            return;
        }

        foreach (var diagnostic in log.Diagnostics)
        {
            var text = $"{diagnostic.Code}: {diagnostic.Message}";
            if (diagnostic.Severity == Severity.Error)
                WriteError(text);
            else
                WriteWarning(text);
        }
    }
}
