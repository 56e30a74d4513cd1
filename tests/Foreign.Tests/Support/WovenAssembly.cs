using System.Text.Json;

namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>What the weaver wrote down about an assembly.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Diagnostics">What it complained about; nothing, one hopes.</param>
/// <param name="Functions">The woven methods in the order of their numbers.</param>
/// <param name="Skipped">How many methods were left alone for each reason.</param>
sealed record WovenAssembly(string Name, IReadOnlyList<string> Diagnostics, IReadOnlyList<string> Functions, IReadOnlyDictionary<string, int> Skipped)
{
    internal int Seen => Functions.Count + Skipped.Values.Sum();

    internal static WovenAssembly Of(JsonElement plan) => new(
        plan.GetProperty("assembly").GetString()!,
        [.. plan.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.ToString())],
        [.. plan.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("function").GetString()!)],
        plan.GetProperty("skipped").EnumerateArray().CountBy(skipped => skipped.GetProperty("reason").GetString()!).ToDictionary());
}
