using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>What a weaver may get wrong, done to a woven module.</summary>
static class DeliberateDefects
{
    internal static IReadOnlyDictionary<string, Action<ModuleDefinition>> All { get; } = MethodDefects.All
        .Select(defect => KeyValuePair.Create<string, Action<ModuleDefinition>>(defect.Key, module =>
        {
            foreach (var body in WovenBody.Of(module))
                defect.Value(body);
        }))
        .Concat(IteratorDefects.All).Concat(TaskLikeDefects.All).ToDictionary();
}
