using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace AutomagikTelemetry.Weaver.Tests.Support.Twins;

/// <summary>How a test has its sources compiled.</summary>
/// <param name="Level">Of optimization: many a weaver breaks in one of the two only.</param>
/// <param name="Symbols">Null for none.</param>
readonly record struct Configuration(OptimizationLevel Level, DebugInformationFormat? Symbols)
{
    internal const string ThisOne =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    internal static TheoryData<string> Levels => ["Debug", "Release"];

    /// <summary>By their names, with a PDB beside the assembly.</summary>
    internal static Configuration Named(string level) => new(Enum.Parse<OptimizationLevel>(level), DebugInformationFormat.PortablePdb);
}
