using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>Everything that the assembly may ever send: what its tracked methods report, and what its own code sends by hand.</summary>
sealed class TelemetryManifest(string assembly, IReadOnlyList<SentRecord> records)
{
    internal string Assembly => assembly;

    internal IReadOnlyList<SentRecord> Records => records;

    /// <summary>Made before the plan is emitted, since woven bodies hold calls that nobody wrote.</summary>
    internal static TelemetryManifest Of(ModuleDefinition module, AssemblyPlan plan, SourceRoot sourceRoot) =>
        new(plan.Name, [.. plan.Methods.SelectMany(MethodRecords.Of), .. new CallScanner(module, sourceRoot).Scan()]);
}
