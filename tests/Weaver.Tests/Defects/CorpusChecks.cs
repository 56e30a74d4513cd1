extern alias weaver;

using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using AutomagikTelemetry.Weaver.Tests.Support;
using Mono.Cecil;
using ModuleWeaver = weaver::AutomagikTelemetry.Fody.ModuleWeaver;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>What the other tests hold a woven corpus to, for one that was woven here and then spoilt.</summary>
static class CorpusChecks
{
    static readonly Lazy<Dictionary<string, string>> _unwovenOutcomes = new(() => JustInTime.Outcomes(WovenCorpus.Unwoven));

    static readonly Lazy<Task<string>> _unwovenBehaviour = new(() => Behaviour(WovenCorpus.Unwoven));

    static readonly Lazy<Task<string>> _wovenTelemetry = new(() => Telemetry(WovenCorpus.Woven));

    /// <summary>Weaves the corpus, does the defect to it, and names the checks that it then fails.</summary>
    internal static async Task<IReadOnlyList<string>> FailedWith(Action<ModuleDefinition> defect)
    {
        var folder = Directory.CreateTempSubdirectory("weaver-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, Path.GetFileName(WovenCorpus.Unwoven.Location));
            Weave(file, defect);
            return await Failed(new AssemblyLoadContext(null).LoadFromAssemblyPath(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Weave(string file, Action<ModuleDefinition> defect)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        using var module = ModuleDefinition.ReadModule(WovenCorpus.Unwoven.Location, new ReaderParameters { AssemblyResolver = resolver, ReadSymbols = true, InMemory = true });
        new ModuleWeaver { Config = new XElement("AutomagikTelemetry"), ModuleDefinition = module, ProjectDirectoryPath = AppContext.BaseDirectory }.Execute();
        defect(module);
        module.Write(file, new WriterParameters { WriteSymbols = true });
    }

    /// <summary>Invalid code is not run: what it would do is anybody's guess.</summary>
    static async Task<IReadOnlyList<string>> Failed(Assembly woven)
    {
        var failed = new List<string>();
        if (!SameAs(_unwovenOutcomes.Value, JustInTime.Outcomes(woven)))
            return ["compiling"];
        if (!SameAs(DebuggerPoints.Visible(WovenCorpus.Unwoven.Location), DebuggerPoints.Visible(woven.Location)))
            failed.Add("stepping");
        if (await Behaviour(woven) != await _unwovenBehaviour.Value)
            failed.Add("behaviour");
        if (await Telemetry(woven) != await _wovenTelemetry.Value)
            failed.Add("telemetry");
        return failed;
    }

    static async Task<string> Behaviour(Assembly assembly)
    {
        var seen = "";
        foreach (var (type, method) in WovenCorpus.Cases)
        {
            try
            {
                seen += await WovenCorpus.Run(assembly, type, method);
            }
            catch (Exception exception)
            {
                seen += exception.GetType();
            }
        }

        Activity.Current = null;
        return seen;
    }

    static async Task<string> Telemetry(Assembly assembly)
    {
        using var recording = new Recording();
        return await Behaviour(assembly) + string.Join("\n", recording.Spans.Select(span => $"{span.Activity.OperationName} below {span.Activity.Parent?.OperationName}: {string.Join(" ", span.Attributes.Where(pair => !pair.Key.StartsWith("code.", StringComparison.Ordinal)))}")
            .Concat(recording.Events.Select(recorded => recorded.EventName ?? ""))
            .Order(StringComparer.Ordinal));
    }

    static bool SameAs(Dictionary<string, string> unwoven, Dictionary<string, string> woven) =>
        unwoven.All(pair => woven.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
