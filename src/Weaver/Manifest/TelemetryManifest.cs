using AutomagikTelemetry.Fody.Planning;
using Mono.Cecil;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>Everything that the assembly may ever send.</summary>
/// <param name="Assembly">Its name.</param>
/// <param name="Records">What its tracked methods report, and what its own code sends by hand.</param>
/// <param name="Common">What the product sends beside that: with every error event and every span, and of a web program's requests.</param>
sealed record TelemetryManifest(string Assembly, IReadOnlyList<SentRecord> Records, IReadOnlyList<SentRecord> Common)
{
    internal bool IsEmpty => Records.Count + Common.Count == 0;

    /// <summary>Made before the plan is emitted, since woven bodies hold calls that nobody wrote.</summary>
    internal static TelemetryManifest Of(ModuleDefinition module, AssemblyPlan plan, SourceRoot sourceRoot)
    {
        SentRecord[] records = [.. plan.Methods.SelectMany(MethodRecords.Of), .. new CallScanner(module, sourceRoot).Scan()];
        return new TelemetryManifest(plan.Name, records, [.. CommonOf(records), .. IsWebProgram(module) ? ProductAttributes.OfWebProgram : []]);
    }

    static IEnumerable<SentRecord> CommonOf(IReadOnlyList<SentRecord> records)
    {
        if (records.Any(record => record is { Signal: Signal.Event, Name: ProductAttributes.ErrorEvent }))
            yield return ProductAttributes.OfError;
        if (records.Any(record => record.Signal == Signal.Span))
            yield return ProductAttributes.OfSpan;
    }

    /// <summary>The package for ASP.NET Core needs no line of code, so that the module itself need not refer to it.</summary>
    static bool IsWebProgram(ModuleDefinition module)
    {
        try
        {
            return module.Kind != ModuleKind.Dll && module.AssemblyResolver.Resolve(new AssemblyNameReference(KnownNames.AspNetCoreAssembly, null)) is not null;
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }
}
