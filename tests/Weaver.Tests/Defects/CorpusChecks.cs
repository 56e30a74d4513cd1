extern alias weaver;

using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using AutomagikTelemetry.Weaver.Tests.Support;
using Mono.Cecil;
using ModuleWeaver = weaver::AutomagikTelemetry.Fody.ModuleWeaver;

namespace AutomagikTelemetry.Weaver.Tests.Defects;

/// <summary>What the other tests hold a woven corpus to, for one that was woven here and then spoilt. Of a release build, whose code is the closer one: a debug build puts an instruction of its own first.</summary>
static class CorpusChecks
{
    static readonly (Assembly Unwoven, Assembly Woven) _corpus = WovenCorpus.Of("Release");

    static readonly Lazy<Dictionary<string, string>> _unwovenOutcomes = new(() => JustInTime.Outcomes(_corpus.Unwoven));

    static readonly Lazy<Task<Dictionary<string, string>>> _unwovenBehaviour = new(() => Behaviour(_corpus.Unwoven));

    static readonly Lazy<Task<string>> _wovenTelemetry = new(async () =>
    {
        using var recording = new Recording();
        await Behaviour(_corpus.Woven);
        return Telemetry(recording);
    });

    /// <summary>Weaves the corpus, does the defect to it, and names the checks that it then fails.</summary>
    internal static async Task<IReadOnlyList<string>> FailedWith(Action<ModuleDefinition> defect)
    {
        var folder = Directory.CreateTempSubdirectory("weaver-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, Path.GetFileName(_corpus.Unwoven.Location));
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
        using var module = ModuleDefinition.ReadModule(_corpus.Unwoven.Location, new ReaderParameters { AssemblyResolver = resolver, ReadSymbols = true, InMemory = true });
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
        if (!SameAs(DebuggerPoints.Visible(_corpus.Unwoven.Location), DebuggerPoints.Visible(woven.Location)))
            failed.Add("stepping");
        failed.AddRange((await Differences(woven)).Select(name => "behaviour of " + name));
        using var recording = new Recording();
        failed.AddRange((await Differences(woven)).Select(name => "recorded behaviour of " + name));
        if (Telemetry(recording) != await _wovenTelemetry.Value)
            failed.Add("telemetry");
        return failed;
    }

    /// <summary>The cases that see something else than on the unwoven corpus.</summary>
    static async Task<IEnumerable<string>> Differences(Assembly woven)
    {
        var unwoven = await _unwovenBehaviour.Value;
        return (await Behaviour(woven)).Where(seen => seen.Value != unwoven[seen.Key]).Select(seen => seen.Key);
    }

    static async Task<Dictionary<string, string>> Behaviour(Assembly assembly)
    {
        var seen = new Dictionary<string, string>();
        foreach (var (type, method) in WovenCorpus.Cases)
        {
            try
            {
                seen[$"{type}.{method}"] = await WovenCorpus.Run(assembly, type, method);
            }
            catch (Exception exception)
            {
                seen[$"{type}.{method}"] = exception.GetType().ToString();
            }
        }

        Activity.Current = null;
        return seen;
    }

    static string Telemetry(Recording recording) =>
        string.Join("\n", recording.Spans.Select(span => $"{span.Activity.OperationName} below {span.Activity.Parent?.OperationName}: {string.Join(" ", span.Attributes.Where(pair => !pair.Key.StartsWith("code.", StringComparison.Ordinal)))}")
            .Concat(recording.Events.Select(recorded => recorded.EventName ?? ""))
            .Order(StringComparer.Ordinal));

    static bool SameAs(Dictionary<string, string> unwoven, Dictionary<string, string> woven) =>
        unwoven.All(pair => woven.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
