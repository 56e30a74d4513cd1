using AutomagikTelemetry.Fody.Configuration;
using AutomagikTelemetry.Fody.Diagnostics;
using AutomagikTelemetry.Fody.Emitting;
using AutomagikTelemetry.Fody.Manifest;
using AutomagikTelemetry.Fody.Planning;
using AutomagikTelemetry.Fody.Selecting;
using Fody;

namespace AutomagikTelemetry.Fody;

/// <summary>The Fody add-in: select what the attributes ask for, plan what it reports, list all that may be sent, emit it, and write plan and manifest down.</summary>
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
        TelemetryManifest? manifest = null;
        try
        {
            var sourceRoot = new SourceRoot(settings.SourceRoot ?? ProjectDirectoryPath);
            var bulk = BulkTracking.Of(ModuleDefinition, settings);
            selection = new MethodSelector(ModuleDefinition, bulk, log).Select();
            plan = new Planner(ModuleDefinition, bulk, sourceRoot, log).Plan(selection);
            if (!log.HasErrors)
            {
                manifest = TelemetryManifest.Of(ModuleDefinition, plan, sourceRoot);
                new AssemblyEmitter(ModuleDefinition, settings, log).Emit(plan);
                new ManifestEmitter(ModuleDefinition, settings.ManifestFile).Emit(manifest);
            }

            PdbPath.Keep(ModuleDefinition);
        }
        catch (Exception exception)
        {
            // What is met at a method was caught there, with its name; this is about the assembly as a whole.
            log.AddFailure(ModuleDefinition.Name, null, exception);
        }

        Report(log, settings, plan, selection, manifest);
    }

    /// <summary>No assembly needs to be searched for types: everything that woven code refers to, the module refers to already.</summary>
    public override IEnumerable<string> GetAssembliesForScanning() => [];

    void Report(DiagnosticLog log, Settings settings, AssemblyPlan? plan, Selection? selection, TelemetryManifest? manifest)
    {
        if (settings.PlanFile is { } file)
        {
            // The MSBuild task says the diagnostics, with code, file and line, which Fody's log cannot.
            PlanFile.Write(file, ModuleDefinition.Assembly.Name.Name, log.Diagnostics, plan, selection, manifest);
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
