using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Emitting;
using AutomagikTelemetry.Fody.Planning;
using AutomagikTelemetry.Fody.Selecting;
using Fody;

namespace AutomagikTelemetry.Fody;

/// <summary>The Fody add-in: select what the attributes ask for, plan what it reports, emit it, and write the plan down.</summary>
public sealed class ModuleWeaver : BaseModuleWeaver
{
    /// <summary>Weaves the module. Trouble with the user's code, or of the weaver's own, becomes a diagnostic; nothing is thrown for it.</summary>
    public override void Execute()
    {
        var log = new DiagnosticLog();
        var settings = Settings.Read(Config, log);
        if (!settings.Weave)
            return;

        Selection? selection = null;
        AssemblyPlan? plan = null;
        try
        {
            var bulk = BulkTracking.Of(ModuleDefinition, settings);
            selection = new MethodSelector(ModuleDefinition, bulk, log).Select();
            plan = new Planner(ModuleDefinition, bulk, new SourceRoot(settings.SourceRoot ?? ProjectDirectoryPath), log).Plan(selection);
            if (!log.HasErrors)
                new AssemblyEmitter(ModuleDefinition, settings, log).Emit(plan);
            PdbPath.Keep(ModuleDefinition);
        }
        catch (Exception exception)
        {
            // What is met at a method was caught there, with its name; this is about the assembly as a whole.
            log.AddFailure(ModuleDefinition.Name, null, exception);
        }

        Report(log, settings, plan, selection);
    }

    /// <summary>No assembly needs to be searched for types: everything that woven code refers to, the module refers to already.</summary>
    public override IEnumerable<string> GetAssembliesForScanning() => [];

    void Report(DiagnosticLog log, Settings settings, AssemblyPlan? plan, Selection? selection)
    {
        if (settings.PlanFile is { } file)
        {
            // The MSBuild task says the diagnostics, with code, file and line, which Fody's log cannot.
            File.WriteAllText(file, PlanFile.Of(ModuleDefinition.Assembly.Name.Name, log.Diagnostics, plan, selection));
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
