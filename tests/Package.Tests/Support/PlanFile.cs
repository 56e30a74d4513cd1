using System.Text.Json;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>What the weaver wrote down about an assembly.</summary>
sealed class PlanFile(AssemblyImage assembly)
{
    readonly JsonElement _plan = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(assembly.Path, ".telemetry-plan.json"))).RootElement;

    public string Text => _plan.GetRawText();

    /// <summary>The tracked methods, by their names.</summary>
    public IEnumerable<string> Methods => All("methods", "function");

    /// <summary>The source files that are told, by the methods' names.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        _plan.GetProperty("methods").EnumerateArray().ToDictionary(method => method.GetProperty("function").GetString()!, method => method.GetProperty("file").GetString()!);

    IEnumerable<string> All(string list, string property) => _plan.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(property).GetString()!);
}
